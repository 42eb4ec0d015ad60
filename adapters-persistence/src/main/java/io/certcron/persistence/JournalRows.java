package io.certcron.persistence;

import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Adds to the journal, in the transaction of the deed. */
final class JournalRows {

    private static final String INSERT =
            """
            INSERT INTO <schema>.certification_cron_journal (
                happened_at, operator, way, action, cron_id, run_id, certification_ids, note)
            SELECT :happened_at, :operator, :way, :action, :cron_id, run.id, :certification_ids, :note
            FROM unnest(:run_ids) AS run (id)
            """;

    /** An entry about no run is still an entry. */
    private static final UUID[] NO_RUN = {null};

    private final Handle handle;
    private final Operator by;
    private final Instant at;

    /** What one operator does at one time. */
    JournalRows(Handle handle, Operator by, Instant at) {
        this.handle = handle;
        this.by = by;
        this.at = at;
    }

    void ofSchedule(OperatorAction action, UUID cronId, Optional<String> note) {
        insert(action, Optional.of(cronId), NO_RUN, List.of(), note);
    }

    void ofRequest(UUID cronId, UUID runId) {
        insert(OperatorAction.RUN_REQUESTED, Optional.of(cronId), new UUID[] {runId}, List.of(), Optional.empty());
    }

    /** Nothing where there are none. */
    void ofPauses(OperatorAction action, List<UUID> certificationIds) {
        if (!certificationIds.isEmpty()) {
            insert(action, Optional.empty(), NO_RUN, certificationIds, Optional.empty());
        }
    }

    /** An entry for each run. */
    void ofResolutions(List<UUID> runIds, String note) {
        insert(
                OperatorAction.MISSED_PAUSES_RESOLVED,
                Optional.empty(),
                runIds.toArray(UUID[]::new),
                List.of(),
                Optional.of(note));
    }

    private void insert(
            OperatorAction action,
            Optional<UUID> cronId,
            UUID[] runIds,
            List<UUID> certificationIds,
            Optional<String> note) {
        handle.createUpdate(INSERT)
                .bind("happened_at", at)
                .bind("operator", by.name())
                .bind("way", by.way())
                .bind("action", action)
                .bind("cron_id", cronId.orElse(null))
                .bindArray("run_ids", UUID.class, (Object[]) runIds)
                .bindArray("certification_ids", UUID.class, certificationIds)
                .bind("note", note.orElse(null))
                .execute();
    }
}
