package io.certcron.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronExpressionTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Instant SATURDAY_NOON = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest(name = "{0} is next due at {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "30 2 * * *          | 2026-11-22T02:30:00Z",
                "30 2 * * MON-FRI    | 2026-11-23T02:30:00Z",
                "30 2 * * 7          | 2026-11-22T02:30:00Z",
                "*/15 * * * *        | 2026-11-21T12:15:00Z",
                "0 2 13 * 5          | 2026-11-27T02:00:00Z",
                "0 30 2 * * ?        | 2026-11-22T02:30:00Z",
                "15 30 2 * * ?       | 2026-11-22T02:30:15Z",
                "0 30 2 L * ?        | 2026-11-30T02:30:00Z",
                "0 30 2 ? * MON-FRI  | 2026-11-23T02:30:00Z",
                "0 30 2 * * ? 2028   | 2028-01-01T02:30:00Z",
                "0 2 29 2 *          | 2028-02-29T02:00:00Z",
                "'  30   2 * * *  '  | 2026-11-22T02:30:00Z",
            })
    void readsUnixAndQuartzFields(String expression, Instant due) {
        assertThat(CronExpression.parse(expression).nextAfter(SATURDAY_NOON, ZoneOffset.UTC))
                .contains(due);
    }

    @ParameterizedTest(name = "{0} is next due at {1}")
    @CsvSource({
        "@hourly,   2026-11-21T13:00:00Z",
        "@daily,    2026-11-22T00:00:00Z",
        "@midnight, 2026-11-22T00:00:00Z",
        "@Daily,    2026-11-22T00:00:00Z",
        "@weekly,   2026-11-22T00:00:00Z",
        "@monthly,  2026-12-01T00:00:00Z",
        "@yearly,   2027-01-01T00:00:00Z",
        "@annually, 2027-01-01T00:00:00Z",
    })
    void readsNicknames(String nickname, Instant due) {
        assertThat(CronExpression.parse(nickname).nextAfter(SATURDAY_NOON, ZoneOffset.UTC))
                .contains(due);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "61 2 * * *       | field 1 (minute), '61' at character 1: Value 61 not in range [0, 59]",
                "30 25 * * *      | field 2 (hour), '25' at character 4: Value 25 not in range [0, 23]",
                "30  2 32 * *     | field 3 (day of month), '32' at character 7: Value 32 not in range [1, 31]",
                "30 2 * 13 *      | field 4 (month), '13' at character 8: Value 13 not in range [1, 12]",
                "30 2 * * FOO     | field 5 (day of week), 'FOO' at character 10: Invalid chars in expression! Expression: FOO Invalid chars: FOO",
                "5-1 2 * * *      | field 1 (minute), '5-1' at character 1: Invalid range! [5,1]",
                "60 30 2 * * ?    | field 1 (second), '60' at character 1: Value 60 not in range [0, 59]",
                "0 30 2 ? * 9     | field 6 (day of week), '9' at character 12: Value 9 not in range [1, 7]",
                "0 30 2 * * ? 1969 | field 7 (year), '1969' at character 14: Value 1969 not in range [1970, 2099]",
                "30 2 * *         | needs five fields (UNIX), or six or seven (Quartz), and has 4",
                "0 0 2 * * ? * *  | needs five fields (UNIX), or six or seven (Quartz), and has 8",
                "''               | needs five fields (UNIX), or six or seven (Quartz), and has 0",
                "@nightly         | '@nightly' is none of [@annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly]",
            })
    void namesTheFieldThePositionAndTheFault(String expression, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronExpression.parse(expression))
                .withMessage("cronExpression: " + message);
    }

    @Test
    void saysWhatQuartzWantsOfTheTwoDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronExpression.parse("0 0 2 * * *"))
                .withMessageContaining("Both, a day-of-week AND a day-of-month parameter, are not supported.");
    }

    @Test
    void describesItselfInEnglish() {
        assertThat(CronExpression.parse("30 2 * * *").describe()).isEqualTo("Runs at 02:30.");
        assertThat(CronExpression.parse("0 30 2 ? * MON-FRI").describe())
                .isEqualTo("Runs at 02:30 every day between Monday and Friday.");
        assertThat(CronExpression.parse("@daily").describe()).isEqualTo("Runs at 00:00.");
    }

    @Test
    void keepsWhatWasWritten() {
        assertThat(CronExpression.parse(" @daily ")).hasToString("@daily");
        assertThat(CronExpression.parse("0 30 2 ? * MON-FRI").text()).isEqualTo("0 30 2 ? * MON-FRI");
    }

    @Test
    void listsWhatIsUpcomingAcrossAClockChange() {
        Instant beforeSpring = Instant.parse("2027-03-26T12:00:00Z");

        assertThat(CronExpression.parse("30 2 * * *").upcoming(beforeSpring, OSLO, 3))
                .containsExactly(
                        Instant.parse("2027-03-27T01:30:00Z"),
                        Instant.parse("2027-03-28T01:00:00Z"),
                        Instant.parse("2027-03-29T00:30:00Z"));
    }

    @Test
    void listsNoMoreThanThereIs() {
        Instant nearTheEnd = Instant.parse("2026-12-30T12:00:00Z");

        assertThat(CronExpression.parse("0 30 2 * * ? 2026").upcoming(nearTheEnd, ZoneOffset.UTC, 5))
                .containsExactly(Instant.parse("2026-12-31T02:30:00Z"));
    }

    @Test
    void runsOnceForAllTimesInOneGap() {
        Instant beforeTheGap = Instant.parse("2027-03-28T00:55:00Z");

        assertThat(CronExpression.parse("*/20 * * * *").upcoming(beforeTheGap, OSLO, 2))
                .containsExactly(Instant.parse("2027-03-28T01:00:00Z"), Instant.parse("2027-03-28T01:20:00Z"));
    }

    @Test
    void findsTheLatestDueInstantHoweverFarBack() {
        CronExpression everySecond = CronExpression.parse("* * * * * ?");
        CronExpression yearly = CronExpression.parse("@yearly");
        CronExpression leapDays = CronExpression.parse("0 2 29 2 *");
        Instant now = Instant.parse("2026-11-21T12:00:00.5Z");

        assertThat(everySecond.latest(Instant.EPOCH, now, OSLO)).contains(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(yearly.latest(Instant.EPOCH, now, ZoneOffset.UTC)).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(leapDays.latest(Instant.EPOCH, now, ZoneOffset.UTC)).contains(Instant.parse("2024-02-29T02:00:00Z"));
        assertThat(yearly.latest(Instant.parse("2026-01-01T00:00:00Z"), now, ZoneOffset.UTC))
                .isEmpty();
    }
}
