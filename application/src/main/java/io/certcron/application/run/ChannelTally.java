package io.certcron.application.run;

import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.Settlement;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the workers of one channel have settled. Thread-safe. */
final class ChannelTally {

    private final LongAdder done = new LongAdder();
    private final LongAdder doneBefore = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder rejected = new LongAdder();

    void addClaim(ClaimedChunk chunk) {
        skipped.add(chunk.skipped());
        rejected.add(chunk.rejected().size());
    }

    void addSettled(List<Settlement> settlements) {
        for (Settlement settlement : settlements) {
            if (settlement instanceof Settlement.Done item) {
                (item.before() ? doneBefore : done).increment();
            } else if (settlement instanceof Settlement.Rejected) {
                rejected.increment();
            }
        }
    }

    long done() {
        return done.sum();
    }

    long doneBefore() {
        return doneBefore.sum();
    }

    long skipped() {
        return skipped.sum();
    }

    long rejected() {
        return rejected.sum();
    }
}
