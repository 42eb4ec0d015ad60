package io.certcron.persistence;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunTakeover;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Takes over runs whose owner's lease has run out. */
final class RunTakeovers {

    /** Under another policy than before, planning starts anew. */
    private static final String TAKE_OVER =
            """
            WITH lost AS MATERIALIZED (
                SELECT run_id, policy_fingerprint = :policy_fingerprint AS same_policy
                FROM <schema>.certification_cron_run
                WHERE <wanted>
                    AND status = 'RUNNING'
                    AND NOT dry_run
                    AND lease_expires_at <= clock_timestamp()
                ORDER BY started_at
                LIMIT 1
                FOR UPDATE SKIP LOCKED
            )
            UPDATE <schema>.certification_cron_run AS run
            SET owner_token = :owner_token,
                lease_expires_at = clock_timestamp() + :lease,
                policy_fingerprint = :policy_fingerprint,
                cursor_channel = CASE WHEN same_policy THEN cursor_channel END,
                cursor_expiry_date = CASE WHEN same_policy THEN cursor_expiry_date END,
                cursor_certification_id = CASE WHEN same_policy THEN cursor_certification_id END,
                planning_finished_at = CASE WHEN same_policy THEN planning_finished_at END
            FROM lost
            WHERE run.run_id = lost.run_id
            RETURNING run.*
            """;

    private static final String ONE = "run_id = :run_id";
    private static final String ANY_OF_A_KIND = "business_date = :business_date AND workflow = :workflow";

    private final Storage storage;

    RunTakeovers(Storage storage) {
        this.storage = storage;
    }

    Optional<OpenRun> takeOver(RunTakeover takeover) {
        return storage.inTransaction(
                "take_over_run",
                List.of(takeover.runId()),
                handle -> takeOver(
                        handle.createQuery(TAKE_OVER).define("wanted", ONE).bind("run_id", takeover.runId()),
                        takeover.policyFingerprint(),
                        takeover.ownerToken(),
                        takeover.lease()));
    }

    /** One of the same business date and workflow. */
    static Optional<OpenRun> takeOver(Handle handle, RunOpening opening) {
        return takeOver(
                handle.createQuery(TAKE_OVER)
                        .define("wanted", ANY_OF_A_KIND)
                        .bind("business_date", opening.businessDate())
                        .bind("workflow", opening.workflow()),
                opening.policyFingerprint(),
                opening.ownerToken(),
                opening.lease());
    }

    private static Optional<OpenRun> takeOver(
            Query takeOver, String policyFingerprint, UUID ownerToken, Duration lease) {
        return takeOver.bind("policy_fingerprint", policyFingerprint)
                .bind("owner_token", ownerToken)
                .bind("lease", lease)
                .map(OpenRunRow.takenOver(lease))
                .findOne();
    }
}
