package io.certcron.bootstrap.doctor;

import io.certcron.persistence.SchemaCheck;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether the indexes of our tables and those on the certifications are there, and were built to their end. */
record IndexesCheck(DatabaseQuestions questions, SchemaCheck schemaCheck) implements Check {

    private static final String STATE =
            """
            SELECT
                ARRAY (
                    SELECT wanted
                    FROM unnest(ARRAY [
                        'certification_cron_run_of_date',
                        'certification_cron_run_running',
                        'certification_idempotency_log_pkey',
                        'certification_idempotency_log_claimable',
                        'certification_idempotency_log_parked',
                        'certification_idempotency_log_planned']) AS wanted
                    WHERE to_regclass('<schema>.' || wanted) IS NULL) AS missing,
                ARRAY (
                    SELECT DISTINCT c.relname
                    FROM pg_index AS i
                    JOIN pg_class AS c ON c.oid = i.indexrelid
                    JOIN pg_class AS t ON t.oid = i.indrelid
                    WHERE t.relnamespace = CAST('<schema>' AS regnamespace)
                        AND c.relname ~ '^(certification_cron|certification_idempotency_log|cron_audit_log)'
                        AND NOT (i.indisvalid AND i.indisready)
                        AND c.relname <> ALL (?)) AS invalid
            """;

    @Override
    public String name() {
        return "indexes";
    }

    @Override
    public List<String> needs() {
        return List.of(MigrationsCheck.NAME, CertificationsCheck.NAME);
    }

    @Override
    public List<Finding> look() throws SQLException {
        List<String> ofCertifications = schemaCheck.missingIndexes();
        return questions.ask(connection -> questions.row(
                connection,
                STATE,
                row -> findings(
                        ofCertifications, (String[]) row.getArray("missing").getArray(), (String[])
                                row.getArray("invalid").getArray()),
                connection.createArrayOf("text", ofCertifications.toArray())));
    }

    private static List<Finding> findings(List<String> ofCertifications, String[] missing, String[] invalid) {
        List<Finding> findings = new ArrayList<>();
        if (!ofCertifications.isEmpty()) {
            findings.add(new Finding.Failed(
                    "On the certifications, missing or not as this version wants them: "
                            + String.join(", ", ofCertifications) + ".",
                    "Run 'migrate' as the owner of the schema: it builds them while the platform goes on writing."));
        }
        if (missing.length > 0) {
            findings.add(new Finding.Failed(
                    "Missing: " + String.join(", ", missing) + ".",
                    "As the owner, create them again as the script V2__runs_and_ledger.sql does."));
        }
        if (invalid.length > 0) {
            findings.add(new Finding.Failed(
                    "Not built to their end: " + String.join(", ", invalid) + ".",
                    "As the owner: REINDEX INDEX CONCURRENTLY, one after the other."));
        }
        return findings.isEmpty() ? List.of(new Finding.Ok("All are there, and valid.")) : findings;
    }
}
