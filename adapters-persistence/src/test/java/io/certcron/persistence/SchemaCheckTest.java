package io.certcron.persistence;

import static io.certcron.persistence.PostgresFixture.OWNER;
import static io.certcron.persistence.PostgresFixture.RUNTIME;
import static io.certcron.persistence.PostgresFixture.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.persistence.SchemaCheck.Lack;
import io.certcron.persistence.SchemaCheck.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaCheckTest {

    @RegisterExtension
    static final PostgresFixture database = PostgresFixture.empty();

    @BeforeEach
    void migrate() {
        new SchemaMigration(database.dataSource(OWNER), CertificationTable.STANDARD, Optional.of(RUNTIME)).migrate();
    }

    @AfterEach
    void makeEmptyAgain() {
        database.makeEmptyAgain();
    }

    @Test
    void isReadyForTheRuntimeUser() {
        assertThat(checkAs(RUNTIME)).isEqualTo(new Outcome.Ready());
    }

    @Test
    void isReadyForASuperuser() {
        assertThat(checkAs("postgres")).isEqualTo(new Outcome.Ready());
    }

    @Test
    void namesTheScriptsThatHaveNotRun() {
        database.run(OWNER, "DELETE FROM certification_cron_schema_history WHERE version = '4' OR version IS NULL");

        assertThat(checkAs(RUNTIME))
                .isEqualTo(new Outcome.NotMigrated(List.of(
                        "V4__roles_and_grants.sql", "R__get_missed_auto_pauses.sql", "R__history_is_private.sql")));
    }

    @Test
    void countsAScriptThatFailedAsMissing() {
        database.run(OWNER, "UPDATE certification_cron_schema_history SET success = false WHERE version = '3'");

        assertThat(checkAs(RUNTIME)).isEqualTo(new Outcome.NotMigrated(List.of("V3__audit_log_and_monitoring.sql")));
    }

    @Test
    void namesAllScriptsInAnEmptyDatabase() {
        database.makeEmptyAgain();

        assertThat(checkAs(RUNTIME)).isEqualTo(new Outcome.NotMigrated(SchemaCheck.SCRIPTS));
    }

    @Test
    void isReadyForALaterVersionOfTheSchema() {
        database.run(
                OWNER,
                """
                INSERT INTO certification_cron_schema_history
                SELECT 99, '99', 'later', type, 'V99__later.sql', 0, installed_by, installed_on, 0, true
                FROM certification_cron_schema_history WHERE version = '4'
                """);

        assertThat(checkAs(RUNTIME)).isEqualTo(new Outcome.Ready());
    }

    @Test
    void turnsAStrangerAway() {
        assertThat(checkAs(STRANGER)).isEqualTo(new Outcome.RoleInsufficient(Lack.MEMBERSHIP));
    }

    @Test
    void noticesAMembershipThatIsNotInherited() {
        database.createUser("disinherited");
        database.run("postgres", "ALTER ROLE disinherited NOINHERIT");
        database.run(OWNER, "GRANT service_role TO disinherited");
        database.run(OWNER, "GRANT SELECT ON certification_cron_schema_history TO disinherited");

        assertThat(checkAs("disinherited")).isEqualTo(new Outcome.RoleInsufficient(Lack.MEMBERSHIP));
    }

    @Test
    void noticesThatTheCertificationsMayNotBeRead() {
        database.run(OWNER, "REVOKE SELECT ON certifications FROM service_role");

        assertThat(checkAs(RUNTIME)).isEqualTo(new Outcome.RoleInsufficient(Lack.SELECT));
    }

    @Test
    void noticesThatRowLevelSecurityWouldHideEveryCertification() {
        database.run(OWNER, "ALTER TABLE certifications ENABLE ROW LEVEL SECURITY");
        assertThat(checkAs(RUNTIME)).isEqualTo(new Outcome.RoleInsufficient(Lack.POLICY));

        database.run(OWNER, "CREATE POLICY job ON certifications FOR SELECT TO service_role USING (true)");
        assertThat(checkAs(RUNTIME)).isEqualTo(new Outcome.Ready());
    }

    private static Outcome checkAs(String user) {
        Storage storage = new Storage(database.dataSource(user), CertificationTable.STANDARD);
        return new SchemaCheck(storage, CertificationTable.STANDARD).check();
    }
}
