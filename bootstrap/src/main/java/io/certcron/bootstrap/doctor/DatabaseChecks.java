package io.certcron.bootstrap.doctor;

import io.certcron.bootstrap.config.Configuration;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.SchemaCheck;
import io.certcron.persistence.Storage;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** The checks of the database, in the order in which one explains the other. */
final class DatabaseChecks {

    private DatabaseChecks() {}

    static List<Check> of(Configuration configuration, Clock clock) throws SQLException {
        CertificationTable table = configuration.certificationTable();
        DatabaseQuestions questions = DatabaseQuestions.to(configuration.database(), table);
        SchemaCheck schemaCheck = new SchemaCheck(new Storage(questions.source(), table), table);
        return List.of(
                new DatabaseCheck(configuration.database(), questions),
                new RoleCheck(questions),
                new MigrationsCheck(schemaCheck),
                new OpsAdminCheck(questions),
                new AuditLogCheck(questions),
                new CertificationsCheck(questions, configuration.run().policy().activeStatuses()),
                new IndexesCheck(questions, schemaCheck),
                new PlansCheck(questions),
                new ClockCheck(questions, clock),
                new ZoneCheck(questions, configuration.run().zone(), clock),
                new SchedulesCheck(questions, clock),
                new OpenMattersCheck(questions));
    }
}
