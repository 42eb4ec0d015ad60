package io.certcron.application.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.Settlement;
import io.certcron.application.run.RunTimes.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settles chunks: at once where one comes alone, and together what comes in while the database is busy with the last.
 * Whichever worker finds nobody settling does it for all, until nothing is left; the others go on sending. After a failure
 * nothing more is settled. Thread-safe.
 */
final class SettlementQueue {

    private record Answered(Chunk chunk, List<Settlement> settlements) {}

    private final IntentLedger ledger;
    private final ChannelEvents events;
    private final RunTimes times;
    private final ChunkQueue queue;
    private final int mostUnsettled;
    private List<Answered> unsettled = new ArrayList<>();
    private boolean settling;
    private @Nullable RuntimeException failure;

    /** @param mostUnsettled how many chunks may wait here before those who bring more have to wait */
    SettlementQueue(IntentLedger ledger, ChannelEvents events, RunTimes times, ChunkQueue queue, int mostUnsettled) {
        this.ledger = ledger;
        this.events = events;
        this.times = times;
        this.queue = queue;
        this.mostUnsettled = mostUnsettled;
    }

    /** Settles the chunk, or leaves it to whoever is settling. */
    void settle(Chunk chunk, List<Settlement> settlements) throws InterruptedException {
        synchronized (this) {
            while (failure == null && settling && unsettled.size() >= mostUnsettled) {
                wait();
            }
            if (failure != null) {
                queue.done(1);
                throw failure;
            }
            unsettled.add(new Answered(chunk, settlements));
            if (settling) {
                return;
            }
            settling = true;
        }
        try {
            for (List<Answered> batch = next(); !batch.isEmpty(); batch = next()) {
                settleAll(batch);
            }
        } catch (RuntimeException unexpected) {
            giveUp(unexpected);
            throw unexpected;
        } catch (Error fatal) {
            giveUp(new IllegalStateException("Settling has ended", fatal));
            throw fatal;
        }
    }

    private synchronized List<Answered> next() {
        List<Answered> batch = unsettled;
        unsettled = new ArrayList<>();
        settling = !batch.isEmpty();
        notifyAll();
        return batch;
    }

    /** Everybody else meets the same failure at once: a database that is away must not be waited for by one after the other. */
    private synchronized void giveUp(RuntimeException unexpected) {
        failure = unexpected;
        queue.done(unsettled.size());
        unsettled = new ArrayList<>();
        settling = false;
        notifyAll();
    }

    private void settleAll(List<Answered> batch) {
        int left = batch.size();
        try {
            Map<Claim, List<Answered>> byClaim = batch.stream()
                    .collect(groupingBy(answered -> answered.chunk().claim(), LinkedHashMap::new, toList()));
            for (Map.Entry<Claim, List<Answered>> together : byClaim.entrySet()) {
                settleTogether(together.getKey(), together.getValue());
                queue.done(together.getValue().size());
                left -= together.getValue().size();
            }
        } finally {
            queue.done(left);
        }
    }

    private void settleTogether(Claim claim, List<Answered> chunks) {
        List<Settlement> settlements =
                chunks.stream().flatMap(each -> each.settlements().stream()).toList();
        int settled = times.time(Phase.SETTLE, () -> ledger.settle(claim, settlements));
        chunks.forEach(each -> times.chunkSettled(each.chunk().claimedNanos()));
        if (settled == settlements.size()) {
            chunks.forEach(each -> events.gaveUp(each.chunk().intents(), each.settlements()));
        } else {
            List<ClaimedIntent> intents = chunks.stream()
                    .flatMap(each -> each.chunk().intents().stream())
                    .toList();
            events.leaseLost(intents, settled);
        }
    }
}
