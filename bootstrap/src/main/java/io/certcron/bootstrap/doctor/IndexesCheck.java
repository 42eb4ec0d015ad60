package io.certcron.bootstrap.doctor;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether the indexes of our tables are there, and were built to their end. */
record IndexesCheck(DatabaseQuestions questions) implements SchemaNeed {

    static final String NAME = "indexes";

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
                        AND NOT (i.indisvalid AND i.indisready)) AS invalid
            """;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() throws SQLException {
        return questions.row(
                STATE,
                row -> findings((String[]) row.getArray("missing").getArray(), (String[])
                        row.getArray("invalid").getArray()));
    }

    private static List<Finding> findings(String[] missing, String[] invalid) {
        List<Finding> findings = new ArrayList<>();
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
