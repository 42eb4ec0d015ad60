package io.certcron.bootstrap.doctor;

import io.certcron.persistence.SchemaCheck.Lack;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether the user has the rights of the job, and no more. */
record RoleCheck(DatabaseQuestions questions) implements DatabaseNeed {

    private static final String ROLE =
            """
            SELECT
                me.rolname AS user_name,
                me.rolsuper AS is_superuser,
                me.rolbypassrls AS bypasses_policies,
                EXISTS (
                    SELECT FROM pg_roles AS r
                    WHERE r.rolname = 'service_role' AND pg_has_role(me.oid, r.oid, 'USAGE')) AS is_member,
                EXISTS (
                    SELECT FROM pg_class AS c
                    JOIN pg_namespace AS n ON n.oid = c.relnamespace
                    WHERE n.nspname = trim('"' FROM '<schema>')
                        AND c.relname = 'cron_audit_log' AND c.relowner = me.oid) AS is_owner
            FROM pg_roles AS me
            WHERE me.rolname = current_user
            """;

    @Override
    public String name() {
        return "role";
    }

    @Override
    public List<Finding> look() throws SQLException {
        return questions.row(
                ROLE,
                row -> findings(
                        "'" + row.getString("user_name") + "'",
                        row.getBoolean("is_member"),
                        row.getBoolean("is_superuser"),
                        row.getBoolean("bypasses_policies"),
                        row.getBoolean("is_owner")));
    }

    private static List<Finding> findings(
            String user, boolean isMember, boolean isSuperuser, boolean bypassesPolicies, boolean isOwner) {
        String lesser =
                "Set database.user to a user of its own, and run 'migrate' with database.runtime-user set to it.";
        List<Finding> findings = new ArrayList<>();
        if (!isMember) {
            findings.add(new Finding.Failed(
                    user + " is no member of service_role, or does not inherit its rights.",
                    Lack.MEMBERSHIP.remedy() + "."));
        }
        if (isSuperuser) {
            findings.add(new Finding.Failed(user + " is a superuser: nothing is kept from it.", lesser));
        } else if (bypassesPolicies) {
            findings.add(new Finding.Failed(user + " bypasses row-level security.", lesser));
        }
        if (isOwner) {
            findings.add(new Finding.Failed(user + " owns our tables, and could change or drop them.", lesser));
        }
        return findings.isEmpty()
                ? List.of(new Finding.Ok(user + " has the rights of service_role, and no more."))
                : findings;
    }
}
