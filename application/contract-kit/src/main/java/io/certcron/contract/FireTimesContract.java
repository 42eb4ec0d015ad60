package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.certcron.application.port.out.FireTimes;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link FireTimes}: rules F01 to F14. Here are those about all that cron can say; those about daily
 * expressions are in {@link DailyFireTimesContract}.
 */
public abstract class FireTimesContract extends DailyFireTimesContract {

    static final String MONDAYS = "15 3 * * 1";
    static final String FIRST_OF_JANUARY = "0 0 1 1 *";
    static final String QUARTZ_WEEKDAYS = "30 15 3 ? * MON-FRI";
    static final String QUARTZ_IN_2027 = "0 0 2 1 1 ? 2027";

    /** To be extended by the test of an implementation. */
    protected FireTimesContract() {}

    @Test
    @DisplayName("F10: five fields are minute, hour, day of month, month and day of week")
    void readsFiveFields() {
        assertNext(MONDAYS, ZoneOffset.UTC, "2026-11-21T01:00:00Z", "2026-11-23T03:15:00Z");
        assertNext(FIRST_OF_JANUARY, ZoneOffset.UTC, "2026-11-21T01:00:00Z", "2027-01-01T00:00:00Z");
    }

    @Test
    @DisplayName("F11: six fields begin with the second, seven end with the year")
    void readsSixAndSevenFields() {
        assertNext(QUARTZ_WEEKDAYS, ZoneOffset.UTC, "2026-11-21T01:00:00Z", "2026-11-23T03:15:30Z");
        assertNext(QUARTZ_IN_2027, ZoneOffset.UTC, "2026-11-21T01:00:00Z", "2027-01-01T02:00:00Z");
    }

    @Test
    @DisplayName("F12: a nickname is due when its expression is")
    void readsNicknames() {
        assertNext("@daily", OSLO, "2026-11-21T01:00:00Z", "2026-11-21T23:00:00Z");
        assertNext("@hourly", ZoneOffset.UTC, "2026-11-21T01:00:00Z", "2026-11-21T02:00:00Z");
    }

    @Test
    @DisplayName("F13: when all years named lie behind, nothing is due any more")
    void comesToAnEnd() {
        Instant afterwards = Instant.parse("2027-01-01T02:00:00Z");

        assertThat(fireTimes().next(QUARTZ_IN_2027, ZoneOffset.UTC, afterwards)).isEmpty();
        assertThat(between(QUARTZ_IN_2027, afterwards, Instant.parse("2040-01-01T00:00:00Z"), 10))
                .isEmpty();
    }

    @Test
    @DisplayName("F14: a refusal names the field that can't be read")
    void namesTheField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fireTimes().describe("0 25 * * *"))
                .satisfies(fault -> assertThat(fault.getMessage()).containsIgnoringCase("hour"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fireTimes().describe("61 2 * * *"))
                .satisfies(fault -> assertThat(fault.getMessage()).containsIgnoringCase("minute"));
    }
}
