package io.certcron.bootstrap.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether row-level security keeps the audit log from others, and not from the job. */
record AuditLogCheck(DatabaseQuestions questions) implements SchemaNeed {

    private static final String PROTECTION =
            """
            SELECT
                c.relrowsecurity AS is_enabled,
                c.relforcerowsecurity AS is_forced,
                ARRAY (
                    SELECT wanted
                    FROM unnest(ARRAY [
                        'service_role_reads', 'service_role_records', 'service_role_records_anew',
                        'ops_admin_reads', 'ops_admin_resolves']) AS wanted
                    WHERE NOT EXISTS (
                        SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid AND p.polname = wanted)) AS missing,
                ARRAY (
                    SELECT p.polname
                    FROM pg_policy AS p
                    WHERE p.polrelid = c.oid
                        AND NOT p.polroles <@ ARRAY (
                            SELECT oid FROM pg_roles WHERE rolname IN ('service_role', 'ops_admin'))) AS others
            FROM pg_class AS c
            WHERE c.oid = CAST('<schema>.cron_audit_log' AS regclass)
            """;

    /** A run that looked for missed pauses leaves a row behind. */
    private static final String READING =
            """
            SELECT
                EXISTS (SELECT FROM <schema>.cron_audit_log) AS sees_rows,
                EXISTS (
                    SELECT FROM <schema>.certification_cron_run
                    WHERE status = 'COMPLETED' AND NOT dry_run) AS has_runs
            """;

    private static final String AGAIN = "As the owner: ALTER TABLE … cron_audit_log ";

    @Override
    public String name() {
        return "audit-log";
    }

    @Override
    public List<Finding> look() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        questions.ask(connection -> {
            lookAtProtection(connection, findings);
            lookAtReading(connection, findings);
            return true;
        });
        return findings.isEmpty()
                ? List.of(new Finding.Ok("Row-level security is on and forced, and lets the job read and write."))
                : findings;
    }

    private void lookAtProtection(Connection connection, List<Finding> findings) throws SQLException {
        questions.row(connection, PROTECTION, row -> {
            if (!row.getBoolean("is_enabled")) {
                findings.add(new Finding.Failed(
                        "Row-level security is off: whoever has a grant reads all of it.",
                        AGAIN + "ENABLE ROW LEVEL SECURITY."));
            }
            if (!row.getBoolean("is_forced")) {
                findings.add(new Finding.Failed(
                        "Row-level security does not bind the owner.", AGAIN + "FORCE ROW LEVEL SECURITY."));
            }
            String[] missing = (String[]) row.getArray("missing").getArray();
            if (missing.length > 0) {
                findings.add(new Finding.Failed(
                        "Policies are missing: " + String.join(", ", missing) + ".",
                        "As the owner, create them again as the script V4__roles_and_grants.sql does."));
            }
            String[] others = (String[]) row.getArray("others").getArray();
            if (others.length > 0) {
                findings.add(new Finding.Warning(
                        "Policies open it to more than service_role and ops_admin: " + String.join(", ", others) + ".",
                        "As the owner, drop those that nobody needs."));
            }
            return true;
        });
    }

    private void lookAtReading(Connection connection, List<Finding> findings) throws SQLException {
        boolean hidesRows =
                questions.row(connection, READING, row -> row.getBoolean("has_runs") && !row.getBoolean("sees_rows"));
        if (hidesRows) {
            findings.add(new Finding.Failed(
                    "Runs were completed, and the user sees no row of them.",
                    "Look at the policies of cron_audit_log, and at its rows as a superuser."));
        }
    }
}
