package io.certcron.application.held;

import io.certcron.application.log.EventContext;
import io.certcron.application.port.out.HeldPause;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Counts the pauses of one decision, for the log. */
final class DecidedPauses {

    /** More would make the line of the log unwieldy; the ledger has them all. */
    private static final int LOGGED_IDS = 1_000;

    private final List<UUID> firstIds = new ArrayList<>();
    private long count;

    /** Of a batch so many were decided; the others somebody else had decided before. */
    void add(List<HeldPause> batch, int decided) {
        count += decided;
        batch.stream()
                .map(HeldPause::certificationId)
                .limit(LOGGED_IDS - firstIds.size())
                .forEach(firstIds::add);
    }

    long count() {
        return count;
    }

    EventContext context() {
        return EventContext.NONE.count("pause_count", count).ids("certification_ids", firstIds);
    }
}
