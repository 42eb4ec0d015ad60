package io.certcron.persistence;

import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOnDemand;
import io.certcron.application.port.out.RunOnDemand.RequestKey;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Opens runs. */
final class RunOpenings {

    /**
     * What the latest run of the kind has planned is committed, and need not be planned again, unless all of it was. No row
     * where the operator's key has opened a run before.
     */
    private static final String INSERT =
            """
            INSERT INTO <schema>.certification_cron_run (
                run_id, cron_id, scheduled_for, business_date, zone, workflow, dry_run, status, policy_fingerprint,
                owner_token, lease_expires_at, started_at,
                requested_by, requested_way, request_key, request_fingerprint,
                cursor_channel, cursor_expiry_date, cursor_certification_id)
            SELECT
                :run_id, :cron_id, :scheduled_for, :business_date, :zone, :workflow, :dry_run, 'RUNNING',
                :policy_fingerprint, :owner_token, clock_timestamp() + :lease, :started_at,
                :requested_by, :requested_way, :request_key, :request_fingerprint,
                cursor_channel, cursor_expiry_date, cursor_certification_id
            FROM (VALUES (1)) AS proposed
            LEFT JOIN (
                SELECT *
                FROM <schema>.certification_cron_run
                WHERE business_date = :business_date
                    AND workflow = :workflow
                    AND policy_fingerprint = :policy_fingerprint
                    AND NOT dry_run
                ORDER BY started_at DESC, run_id
                LIMIT 1) AS latest ON latest.planning_finished_at IS NULL AND NOT :dry_run
            ON CONFLICT (requested_by, request_key) WHERE request_key IS NOT NULL DO NOTHING
            RETURNING *
            """;

    /** Nodes take over what is only just orphaned, unless it is of the kind that the new run makes good. */
    private static final String CLOSE_ABANDONED =
            """
            WITH abandoned AS MATERIALIZED (
                SELECT run_id
                FROM <schema>.certification_cron_run
                WHERE status = 'RUNNING'
                    AND lease_expires_at <= clock_timestamp()
                    AND (
                        dry_run
                        OR NOT :dry_opening AND business_date = :business_date AND workflow = :workflow
                        OR NOT :dry_opening AND lease_expires_at <= clock_timestamp() - :abandoned_after)
                FOR UPDATE SKIP LOCKED
            )
            UPDATE <schema>.certification_cron_run AS run
            SET status = 'INCOMPLETE', finished_at = :now, error_code = 'RUN_LOST'
            FROM abandoned
            WHERE run.run_id = abandoned.run_id
            """;

    private final Storage storage;

    RunOpenings(Storage storage) {
        this.storage = storage;
    }

    OpenRun open(RunOpening opening) {
        return storage.inTransaction("open_run", List.of(opening.runId()), handle -> {
            OpenRun run = takeOver(handle, opening).orElseGet(() -> insert(handle, opening, Optional.empty()));
            handle.createUpdate(CLOSE_ABANDONED)
                    .bind("business_date", opening.businessDate())
                    .bind("workflow", opening.workflow())
                    .bind("dry_opening", opening.dryRun())
                    .bind("abandoned_after", RunStore.ABANDONED_AFTER)
                    .bind("now", opening.startedAt())
                    .execute();
            return run;
        });
    }

    Optional<OpenRun> openForSlot(RunOpening opening, DueSlot slot, Optional<Instant> next) {
        return storage.inTransaction("open_run_for_slot", List.of(opening.runId()), handle -> {
            if (!ScheduleLock.acquireAtOnce(handle, slot.schedule())
                    || !SlotRows.becomesRun(handle, slot.slot(), opening.runId(), opening.startedAt())) {
                return Optional.empty();
            }
            next.ifPresent(instant -> SlotRows.await(handle, slot.slot().cronId(), instant));
            return Optional.of(insert(handle, opening, Optional.of(slot.slot())));
        });
    }

    private static Optional<OpenRun> takeOver(Handle handle, RunOpening opening) {
        return opening.dryRun() ? Optional.empty() : RunTakeovers.takeOver(handle, opening);
    }

    private static OpenRun insert(Handle handle, RunOpening opening, Optional<Slot> slot) {
        return insert(handle, opening, slot, Optional.empty()).orElseThrow();
    }

    /** Empty where the operator's key has opened a run before. */
    static Optional<OpenRun> insert(Handle handle, RunOpening opening, RunOnDemand wish) {
        return insert(handle, opening, Optional.empty(), Optional.of(wish));
    }

    private static Optional<OpenRun> insert(
            Handle handle, RunOpening opening, Optional<Slot> slot, Optional<RunOnDemand> wish) {
        Optional<RequestKey> key = wish.flatMap(RunOnDemand::key);
        return handle.createQuery(INSERT)
                .bind("run_id", opening.runId())
                .bind(
                        "cron_id",
                        slot.map(Slot::cronId)
                                .or(() -> wish.map(RunOnDemand::cronId))
                                .orElse(null))
                .bind("scheduled_for", slot.map(Slot::scheduledFor).orElse(null))
                .bind("business_date", opening.businessDate())
                .bind("zone", opening.zone().getId())
                .bind("workflow", opening.workflow())
                .bind("dry_run", opening.dryRun())
                .bind("policy_fingerprint", opening.policyFingerprint())
                .bind("owner_token", opening.ownerToken())
                .bind("lease", opening.lease())
                .bind("started_at", opening.startedAt())
                .bind("requested_by", wish.map(each -> each.by().name()).orElse(null))
                .bind("requested_way", wish.map(each -> each.by().way()).orElse(null))
                .bind("request_key", key.map(RequestKey::value).orElse(null))
                .bind("request_fingerprint", key.map(RequestKey::fingerprint).orElse(null))
                .map(OpenRunRow.opened(opening.lease()))
                .findOne();
    }
}
