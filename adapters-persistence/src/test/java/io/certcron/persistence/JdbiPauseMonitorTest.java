package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.domain.FlaggedCertifications;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbiPauseMonitorTest {

    private static final LocalDate TONIGHT = LocalDate.of(2026, 3, 29);
    private static final UUID EXPIRES_TONIGHT = UUID.fromString("c0000000-0000-4000-8000-000000000001");

    @RegisterExtension
    static final PostgresFixture database = PostgresFixture.migrated();

    private final JdbiPauseMonitor monitor = new JdbiPauseMonitor(
            new Storage(database.dataSource(PostgresFixture.RUNTIME), CertificationTable.STANDARD));

    @BeforeEach
    void oneExpiresTonightAndOneTomorrow() {
        database.clear();
        database.run(
                "postgres",
                """
                INSERT INTO certifications VALUES
                    ('c0000000-0000-4000-8000-000000000001', gen_random_uuid(), '2026-03-29', 'active'),
                    ('c0000000-0000-4000-8000-000000000002', gen_random_uuid(), '2026-03-30', 'active')
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Z",
                "Etc/GMT+12",
                "GMT+5",
                "UTC-03:30",
                "+02:00",
                "-11:30",
                "Pacific/Kiritimati",
                "America/Los_Angeles",
                "Europe/Oslo",
                "Asia/Beirut",
                "Africa/Cairo"
            })
    void takesTheBusinessDateInEveryZoneThatJavaKnows(String zone) {
        FlaggedCertifications missed = monitor.findMissed(TONIGHT, ZoneId.of(zone), 10);

        assertThat(missed).isEqualTo(new FlaggedCertifications(1, List.of(EXPIRES_TONIGHT)));
    }

    @Test
    void countsAllAndNamesAsManyAsAsked() {
        FlaggedCertifications missed = monitor.findMissed(TONIGHT.plusDays(1), ZoneOffset.UTC, 1);

        assertThat(missed).isEqualTo(new FlaggedCertifications(2, List.of(EXPIRES_TONIGHT)));
    }

    @Test
    void leavesTheSessionAsItWas() throws Exception {
        try (Database pool = Database.open(new DatabaseSettings(database.jdbcUrl(), PostgresFixture.RUNTIME, "", 1))) {
            Storage storage = new Storage(pool.dataSource(), CertificationTable.STANDARD);
            String before = settings(storage);

            new JdbiPauseMonitor(storage).findMissed(TONIGHT, ZoneId.of("Pacific/Kiritimati"), 10);

            assertThat(settings(storage)).isEqualTo(before);
        }
    }

    private static String settings(Storage storage) {
        return storage.inTransaction("read_settings", List.of(), handle -> handle.createQuery(
                        "SELECT current_setting('TimeZone') || ' ' || current_setting('statement_timeout')")
                .mapTo(String.class)
                .one());
    }
}
