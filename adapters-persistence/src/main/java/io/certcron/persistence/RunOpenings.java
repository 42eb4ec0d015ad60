package io.certcron.persistence;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.RunOpening;
import io.certcron.domain.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Opens runs. */
final class RunOpenings {

    /** Under another policy than before, planning starts anew. */
    private static final String TAKE_OVER =
            """
            WITH lost AS MATERIALIZED (
                SELECT run_id, policy_fingerprint = :policy_fingerprint AS same_policy
                FROM <schema>.certification_cron_run
                WHERE business_date = :business_date
                    AND workflow = :workflow
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
            RETURNING
                run.run_id, true AS taken_over, started_at, cursor_channel, cursor_expiry_date, cursor_certification_id
            """;

    /** What the latest run of the kind has planned is committed, and need not be planned again, unless all of it was. */
    private static final String INSERT =
            """
            INSERT INTO <schema>.certification_cron_run (
                run_id, business_date, zone, workflow, dry_run, status, policy_fingerprint, owner_token,
                lease_expires_at, started_at, cursor_channel, cursor_expiry_date, cursor_certification_id)
            SELECT
                :run_id, :business_date, :zone, :workflow, :dry_run, 'RUNNING', :policy_fingerprint, :owner_token,
                clock_timestamp() + :lease, :started_at, cursor_channel, cursor_expiry_date, cursor_certification_id
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
            RETURNING
                run_id, false AS taken_over, started_at, cursor_channel, cursor_expiry_date, cursor_certification_id
            """;

    /** Those of another date or workflow, and dry runs, which nobody would ever finish. */
    private static final String CLOSE_ABANDONED =
            """
            WITH abandoned AS MATERIALIZED (
                SELECT run_id
                FROM <schema>.certification_cron_run
                WHERE status = 'RUNNING' AND lease_expires_at <= clock_timestamp()
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
            OpenRun run = takeOver(handle, opening).orElseGet(() -> insert(handle, opening));
            handle.createUpdate(CLOSE_ABANDONED)
                    .bind("now", opening.startedAt())
                    .execute();
            return run;
        });
    }

    private static Optional<OpenRun> takeOver(Handle handle, RunOpening opening) {
        if (opening.dryRun()) {
            return Optional.empty();
        }
        return bind(handle.createQuery(TAKE_OVER), opening)
                .map((row, context) -> read(row, opening))
                .findOne();
    }

    private static OpenRun insert(Handle handle, RunOpening opening) {
        return bind(handle.createQuery(INSERT), opening)
                .bind("run_id", opening.runId())
                .bind("zone", opening.zone().getId())
                .bind("dry_run", opening.dryRun())
                .bind("started_at", opening.startedAt())
                .map((row, context) -> read(row, opening))
                .one();
    }

    private static <T extends SqlStatement<T>> T bind(T statement, RunOpening opening) {
        return statement
                .bind("business_date", opening.businessDate())
                .bind("workflow", opening.workflow())
                .bind("policy_fingerprint", opening.policyFingerprint())
                .bind("owner_token", opening.ownerToken())
                .bind("lease", opening.lease());
    }

    private static OpenRun read(ResultSet row, RunOpening opening) throws SQLException {
        return new OpenRun(
                row.getObject("run_id", UUID.class),
                opening.ownerToken(),
                opening.lease(),
                opening.businessDate(),
                opening.workflow(),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("taken_over"),
                cursor(row));
    }

    private static Optional<PlanCursor> cursor(ResultSet row) throws SQLException {
        String channel = row.getString("cursor_channel");
        return channel == null
                ? Optional.empty()
                : Optional.of(new PlanCursor(
                        Channel.valueOf(channel),
                        row.getObject("cursor_expiry_date", LocalDate.class),
                        row.getObject("cursor_certification_id", UUID.class)));
    }
}
