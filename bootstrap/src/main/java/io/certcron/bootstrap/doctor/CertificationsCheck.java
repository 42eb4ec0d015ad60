package io.certcron.bootstrap.doctor;

import io.certcron.persistence.SchemaCheck.Lack;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether the certifications can be read, and are not hidden from the user. */
final class CertificationsCheck implements DatabaseNeed {

    static final String NAME = "certifications";

    /** Never looks at more than so many rows, so that it is quick on any table. */
    private static final String SOME =
            """
            SELECT count(*) AS seen, count(*) FILTER (WHERE state = ANY (?)) AS active
            FROM (
                SELECT <certification_id>, <peer_mentor_id>, <expiry_date>, CAST(<status> AS text) AS state
                FROM <certifications>
                LIMIT 10000) AS looked_at
            """;

    private static final String SECURITY =
            """
            SELECT
                row_security_active(c.oid) AS is_active,
                c.reltuples > 0 AS has_rows,
                EXISTS (
                    SELECT FROM pg_policy AS p, unnest(p.polroles) AS role (oid)
                    WHERE p.polrelid = c.oid
                        AND p.polcmd IN ('r', '*')
                        AND (role.oid = 0 OR pg_has_role(current_user, role.oid, 'USAGE'))) AS has_policy
            FROM pg_class AS c
            WHERE c.oid = CAST('<certifications>' AS regclass)
            """;

    private final DatabaseQuestions questions;
    private final Set<String> activeStatuses;

    CertificationsCheck(DatabaseQuestions questions, Collection<String> activeStatuses) {
        this.questions = questions;
        this.activeStatuses = new TreeSet<>(activeStatuses);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() throws SQLException {
        try {
            return List.of(questions.ask(this::findingOn));
        } catch (SQLException refused) {
            return List.of(ofRefusal(refused));
        }
    }

    private Finding findingOn(Connection connection) throws SQLException {
        Array statuses = connection.createArrayOf("text", activeStatuses.toArray());
        long[] counts = questions.row(
                connection, SOME, row -> new long[] {row.getLong("seen"), row.getLong("active")}, statuses);
        return questions.row(
                connection,
                SECURITY,
                row -> finding(
                        counts[0],
                        counts[1],
                        row.getBoolean("is_active"),
                        row.getBoolean("has_policy"),
                        row.getBoolean("has_rows")));
    }

    private Finding finding(long seen, long active, boolean isSecured, boolean hasPolicy, boolean hasRows) {
        if (isSecured && (!hasPolicy || (seen == 0 && hasRows))) {
            return new Finding.Failed(
                    "Row-level security hides the certifications from the user: every night would look empty.",
                    Lack.POLICY.remedy() + ".");
        }
        if (seen == 0) {
            return new Finding.Warning(
                    "There is none.", "Fill the table, or correct database.schema and database.certifications.table.");
        }
        return active == 0
                ? new Finding.Warning(
                        "None of those looked at has one of the statuses " + String.join(", ", activeStatuses) + ".",
                        "Correct active-statuses; upper and lower case differ.")
                : new Finding.Ok("The user can read them.");
    }

    private static Finding ofRefusal(SQLException refused) throws SQLException {
        return switch (String.valueOf(refused.getSQLState())) {
            case "42P01", "3F000" ->
                new Finding.Failed(
                        "There is no such table.",
                        "Correct database.schema and database.certifications.table, or run 'migrate' to have it made.");
            case "42703" ->
                new Finding.Failed(
                        "One of the configured columns is not there.",
                        "Correct the names below database.certifications.");
            case "42501" -> new Finding.Failed("The user may not read them.", Lack.SELECT.remedy() + ".");
            default -> throw refused;
        };
    }
}
