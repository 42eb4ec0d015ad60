package io.certcron.bootstrap.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.certcron.domain.RunStatus;
import io.certcron.persistence.MigrationRefusedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaTest {

    @RegisterExtension
    final MentorPlatform platform = MentorPlatform.empty();

    private final Night night = new Night(platform);

    @Test
    void saysWhatToDoAboutADatabaseWithoutOurTables() {
        try (CertificationCron cron = night.builder().build()) {
            assertThatThrownBy(cron::executeExpiryCheck)
                    .isInstanceOf(DatabaseNotReadyException.class)
                    .hasMessageContaining("V2__runs_and_ledger.sql")
                    .hasMessageContaining("call migrate(");
            assertThatThrownBy(() -> cron.scheduleNightlyRun("0 2 * * *"))
                    .isInstanceOf(DatabaseNotReadyException.class);
        }
    }

    @Test
    void isMigratedOnRequestByItsOwnerForAnotherUser() {
        try (CertificationCron cron = night.builder().build()) {
            assertThat(cron.migrate(platform.dataSource(MentorPlatform.OWNER), MentorPlatform.RUNTIME))
                    .isPositive();
            assertThat(cron.migrate(platform.dataSource(MentorPlatform.OWNER), MentorPlatform.RUNTIME))
                    .isZero();

            assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);
        }
    }

    @Test
    void isMigratedOnRequestByTheOneUserThatThereIs() {
        try (CertificationCron cron = night.builder()
                .dataSource(platform.dataSource(MentorPlatform.OWNER))
                .build()) {
            assertThat(cron.migrate()).isPositive();

            assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);
        }
    }

    @Test
    void isMigratedThroughAPoolOfItsOwnAsWell() {
        try (CertificationCron cron = night.builder()
                .dataSource(null)
                .database(platform.jdbcUrl(), MentorPlatform.OWNER, "")
                .build()) {
            assertThat(cron.migrate()).isPositive();
            assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);
        }
    }

    @Test
    void leavesTheConnectionsOfALentPoolAsTheyWere() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(platform.jdbcUrl());
        config.setUsername(MentorPlatform.OWNER);
        config.setConnectionInitSql("SET statement_timeout = '7s'");
        config.setMaximumPoolSize(3);
        try (HikariDataSource pool = new HikariDataSource(config);
                CertificationCron cron = night.builder().dataSource(pool).build()) {
            cron.migrate();

            for (int connection = 0; connection < 3; connection++) {
                assertStatementTimeout(pool, "7s");
            }
        }
    }

    private static void assertStatementTimeout(HikariDataSource pool, String expected) throws SQLException {
        try (Connection one = pool.getConnection();
                Statement statement = one.createStatement();
                ResultSet row = statement.executeQuery("SHOW statement_timeout")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(expected);
        }
    }

    @Test
    void saysWhatToDoAboutAUserWithoutTheRightsOfARun() {
        try (CertificationCron owner = night.builder()
                        .dataSource(platform.dataSource(MentorPlatform.OWNER))
                        .build();
                CertificationCron cron = night.builder()
                        .dataSource(platform.dataSource("platform_stranger"))
                        .build()) {
            platform.run("DROP ROLE IF EXISTS platform_stranger");
            platform.run("CREATE ROLE platform_stranger LOGIN");
            owner.migrate();

            assertThatThrownBy(cron::executeExpiryCheck)
                    .isInstanceOf(DatabaseNotReadyException.class)
                    .hasMessageContaining("service_role")
                    .hasMessageContaining("migrate(owner, runtimeUser)");
        }
    }

    @Test
    void saysThatARuntimeUserDoesNotExist() {
        try (CertificationCron cron = night.builder().build()) {
            assertThatThrownBy(() -> cron.migrate(platform.dataSource(MentorPlatform.OWNER), "nobody_of_this_name"))
                    .isInstanceOf(MigrationRefusedException.class)
                    .hasMessageContaining("nobody_of_this_name");
        }
    }

    @Test
    void usesATableThatIsThereAlreadyAndChangesNoneOfItsRows() {
        UUID mentor = UUID.randomUUID();
        UUID licence = UUID.randomUUID();
        platform.run("CREATE SCHEMA platform AUTHORIZATION " + MentorPlatform.OWNER);
        platform.run(
                "CREATE TABLE platform.licences (id uuid PRIMARY KEY, mentor uuid, valid_until date, state varchar(20))");
        platform.run("ALTER TABLE platform.licences OWNER TO " + MentorPlatform.OWNER);
        platform.run(
                "INSERT INTO platform.licences VALUES ('%s', '%s', '2026-12-21', 'valid')".formatted(licence, mentor));
        try (CertificationCron cron = night.builder()
                .activeStatuses("valid")
                .table(table -> table.schema("platform")
                        .name("licences")
                        .certificationId("id")
                        .peerMentorId("mentor")
                        .expiryDate("valid_until")
                        .status("state")
                        .pausedStatus("suspended"))
                .build()) {
            cron.migrate(platform.dataSource(MentorPlatform.OWNER), MentorPlatform.RUNTIME);

            assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(night.effects()).containsExactly("reminder:" + licence + ":2026-12-21:30");
            assertThat(platform.list("SELECT state FROM platform.licences")).containsExactly("valid");
        }
    }
}
