package io.certcron.bootstrap.doctor;

import io.certcron.persistence.SchemaCheck;
import java.util.List;

/** Whether every migration was made. */
record MigrationsCheck(SchemaCheck schemaCheck) implements DatabaseNeed {

    static final String NAME = "migrations";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        return List.of(finding(schemaCheck.check()));
    }

    private static Finding finding(SchemaCheck.Outcome outcome) {
        if (outcome instanceof SchemaCheck.Outcome.NotMigrated notMigrated) {
            return new Finding.Failed(
                    "Missing: " + String.join(", ", notMigrated.missing()) + ".",
                    "Run 'migrate' as the owner of the schema.");
        }
        boolean isStranger = outcome instanceof SchemaCheck.Outcome.RoleInsufficient insufficient
                && insufficient.lack() == SchemaCheck.Lack.MEMBERSHIP;
        return isStranger
                ? new Finding.Failed(
                        "The user is no member of service_role, and so can't be sure of them.",
                        SchemaCheck.Lack.MEMBERSHIP.remedy() + ".")
                : new Finding.Ok("All were made.");
    }
}
