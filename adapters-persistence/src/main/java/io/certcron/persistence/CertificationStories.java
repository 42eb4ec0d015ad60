package io.certcron.persistence;

import io.certcron.application.port.out.CertificationRecords;
import io.certcron.application.port.out.CertificationRecords.MissedReport;
import io.certcron.application.port.out.CertificationRecords.Story;
import io.certcron.application.port.out.IntentRecord;
import io.certcron.domain.Certification;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Puts together what is known of one certification. */
final class CertificationStories {

    /** A missing status counts as none. Without a mentor it is nothing that we could act on. */
    private static final String CERTIFICATION =
            """
            SELECT
                <certification_id> AS certification_id,
                <peer_mentor_id> AS peer_mentor_id,
                <expiry_date> AS expiry_date,
                coalesce(<status>, '') AS status
            FROM <certifications>
            WHERE <certification_id> = :certification_id AND <peer_mentor_id> IS NOT NULL
            """;

    /** The keys of one certification lie side by side: those between its id with a colon, and with the character after that. */
    static final String INTENTS =
            """
            SELECT <columns>
            FROM (
                SELECT *
                FROM <schema>.certification_idempotency_log
                WHERE idempotency_key > 'auto-pause:' || :id || ':' AND idempotency_key < 'auto-pause:' || :id || ';'
                UNION ALL
                SELECT *
                FROM <schema>.certification_idempotency_log
                WHERE idempotency_key > 'reminder:' || :id || ':' AND idempotency_key < 'reminder:' || :id || ';'
            ) AS intent
            ORDER BY planned_at DESC, idempotency_key
            LIMIT :limit
            """;

    /** Found by the index on the ids before they are put in order, not by walking all rows in order until enough are found. */
    static final String REPORTS =
            """
            WITH report AS MATERIALIZED (
                SELECT run_id, run_at, resolved
                FROM <schema>.cron_audit_log
                WHERE missed_pause_count > 0 AND missed_ids @> jsonb_build_array(CAST(:id AS text))
            )
            SELECT run_id, run_at, resolved
            FROM report
            ORDER BY run_at DESC, run_id DESC
            LIMIT :limit
            """;

    private final Storage storage;

    CertificationStories(Storage storage) {
        this.storage = storage;
    }

    Story find(UUID certificationId) {
        return storage.inTransaction(
                "find_certification_story",
                List.of(certificationId),
                handle -> new Story(
                        certification(handle, certificationId),
                        intents(handle, certificationId),
                        reports(handle, certificationId)));
    }

    private static Optional<Certification> certification(Handle handle, UUID certificationId) {
        return handle.createQuery(CERTIFICATION)
                .bind("certification_id", certificationId)
                .map(JdbiCertificationRecords::read)
                .findOne();
    }

    private static List<IntentRecord> intents(Handle handle, UUID certificationId) {
        return handle.createQuery(INTENTS)
                .define("columns", IntentRecordRow.COLUMNS)
                .bind("id", certificationId.toString())
                .bind("limit", CertificationRecords.MAX_STORY)
                .map(IntentRecordRow::read)
                .list();
    }

    private static List<MissedReport> reports(Handle handle, UUID certificationId) {
        return handle.createQuery(REPORTS)
                .bind("id", certificationId.toString())
                .bind("limit", CertificationRecords.MAX_STORY)
                .map((row, context) -> new MissedReport(
                        Columns.uuid(row, "run_id"), Columns.instant(row, "run_at"), row.getBoolean("resolved")))
                .list();
    }
}
