package io.certcron.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CronUtilsFireTimesTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final CronUtilsFireTimes fireTimes = new CronUtilsFireTimes();

    @Test
    void listsAThousandInOrder() {
        List<Instant> due = fireTimes.between("* * * * * ?", OSLO, NOON, Instant.MAX, 1_000);

        assertThat(due).hasSize(1_000).isSorted().endsWith(NOON.plusSeconds(1_000));
    }

    @Test
    void leavesOutTheFirstInstantAndTakesTheLast() {
        Instant later = NOON.plus(Duration.ofHours(2));

        assertThat(fireTimes.between("@hourly", OSLO, NOON, later, 10))
                .containsExactly(NOON.plus(Duration.ofHours(1)), later);
        assertThat(fireTimes.between("@hourly", OSLO, NOON, NOON, 10)).isEmpty();
    }

    @Test
    void refusesALimitThatIsNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fireTimes.between("@hourly", OSLO, NOON, NOON, 0))
                .withMessage("limit: must be positive, got 0");
    }
}
