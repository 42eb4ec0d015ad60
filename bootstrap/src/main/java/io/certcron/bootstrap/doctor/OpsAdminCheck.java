package io.certcron.bootstrap.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Whether missed pauses can be resolved through the API and the page, which becomes {@code ops_admin} for that. */
record OpsAdminCheck(DatabaseQuestions questions) implements SchemaNeed {

    private static final Set<String> MAY_NOT = Set.of("42501", "22023", "42704");

    private static final String SEES_AUDIT_LOG =
            "SELECT count(*) FROM (SELECT FROM <schema>.cron_audit_log LIMIT 1) AS a";

    @Override
    public String name() {
        return "ops_admin";
    }

    @Override
    public List<Finding> look() throws SQLException {
        try {
            questions.ask(this::becomeOpsAdmin);
            return List.of(new Finding.Ok("The user may become ops_admin, who resolves missed pauses."));
        } catch (SQLException refused) {
            if (!MAY_NOT.contains(String.valueOf(refused.getSQLState()))) {
                throw refused;
            }
            return List.of(new Finding.Warning(
                    "The user can't become ops_admin: the daemon can't resolve missed pauses.",
                    "As the owner, run 'migrate' with database.runtime-user set to this user."));
        }
    }

    private long becomeOpsAdmin(Connection connection) throws SQLException {
        DatabaseQuestions.execute("SET LOCAL ROLE ops_admin", connection);
        return questions.row(connection, SEES_AUDIT_LOG, row -> row.getLong(1));
    }
}
