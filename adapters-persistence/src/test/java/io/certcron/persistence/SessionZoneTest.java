package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionZoneTest {

    @RegisterExtension
    static final PostgresFixture database = PostgresFixture.empty();

    @ParameterizedTest
    @ValueSource(strings = {"Z", "UTC", "UTC+2", "GMT-7", "+05:45", "-03:30", "+18:00", "-18:00", "Europe/Oslo"})
    void meansTheSameInstantAsInJava(String zone) {
        ZoneId zoneId = ZoneId.of(zone);
        LocalDate date = LocalDate.of(2026, 7, 1);

        String seconds = database.jdbi(PostgresFixture.STRANGER).inTransaction(handle -> {
            handle.execute("SELECT set_config('TimeZone', ?, true)", SessionZone.of(zoneId));
            return handle.createQuery("SELECT CAST(extract(epoch FROM CAST(:date AS timestamptz)) AS bigint)")
                    .bind("date", date.toString())
                    .mapTo(String.class)
                    .one();
        });

        assertThat(seconds).isEqualTo(Long.toString(date.atStartOfDay(zoneId).toEpochSecond()));
    }

    /** A region that only Java knows would make the check at the end of the run fail. */
    @Test
    void nearlyAllRegionsOfJavaAreKnownToPostgres() {
        Set<String> unknown = new TreeSet<>(ZoneId.getAvailableZoneIds());
        database.list(PostgresFixture.STRANGER, "SELECT name FROM pg_timezone_names")
                .forEach(unknown::remove);

        assertThat(unknown).allMatch(zone -> zone.startsWith("SystemV/"));
    }
}
