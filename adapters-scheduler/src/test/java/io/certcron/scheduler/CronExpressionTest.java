package io.certcron.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                "'30\t2\t*\t*\t*'  | 2026-11-22T02:30:00Z",
                "'30\u00a02 * * *'   | 2026-11-22T02:30:00Z",
                "30 2 * * 0          | 2026-11-22T02:30:00Z",
                "30 2 * jan mon-fri  | 2027-01-01T02:30:00Z",
                "30 2 * * Sun-Tue    | 2026-11-22T02:30:00Z",
                "0-40/20 2,14 * * *  | 2026-11-21T14:00:00Z",
                "0 30 2 LW * ?       | 2026-11-30T02:30:00Z",
                "0 30 2 L-2 * ?      | 2026-11-28T02:30:00Z",
                "0 30 2 22W * ?      | 2026-11-23T02:30:00Z",
                "0 30 2 ? * FRIL     | 2026-11-27T02:30:00Z",
                "0 30 2 ? * 6#3      | 2026-12-18T02:30:00Z",
                "0 30 2 ? * 1        | 2026-11-22T02:30:00Z",
                "0 30 2 ? * FRI-MON  | 2026-11-22T02:30:00Z",
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
                "30 2 * * FOO     | field 5 (day of week), 'FOO' at character 10: can't be read",
                "5-1 2 * * *      | field 1 (minute), '5-1' at character 1: a range can't run backwards",
                "60 30 2 * * ?    | field 1 (second), '60' at character 1: Value 60 not in range [0, 59]",
                "0 30 2 ? * 9     | field 6 (day of week), '9' at character 12: Value 9 not in range [1, 7]",
                "0 30 2 * * ? 1969 | field 7 (year), '1969' at character 14: Value 1969 not in range [1970, 2099]",
                "30 2 * *         | needs five fields (UNIX), or six or seven (Quartz), and has 4",
                "0 0 2 * * ? * *  | needs five fields (UNIX), or six or seven (Quartz), and has 8",
                "''               | needs five fields (UNIX), or six or seven (Quartz), and has 0",
                "0 2 L * *        | field 3 (day of month), 'L' at character 5: L, W, # and ? are Quartz's, which has six or seven fields, seconds first",
                "0 2 ? * MON      | field 3 (day of month), '?' at character 5: L, W, # and ? are Quartz's, which has six or seven fields, seconds first",
                "0 0 2 31W * ?    | field 4 (day of month), '31W' at character 7: W takes 1 to 27, as other days are not well inside every month; LW is the last weekday",
                "0 0 2 1,l * ?    | field 4 (day of month), '1,l' at character 7: L and W stand alone, in no list",
                "0 0 2 ? * MON,L  | field 6 (day of week), 'MON,L' at character 11: L and W stand alone, in no list",
                "0 0 2 * * MON    | field 4 (day of month), '*' at character 7, and field 6 (day of week), 'MON' at character 11: one of the two must be ?, and the other not",
                "@reboot          | '@reboot' names no time: write fields, or one of [@annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly]",
                "@daily 3         | nothing may follow a nickname, and '3' does, at character 8",
                "@nightly         | '@nightly' is none of [@annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly]",
            })
    void namesTheFieldThePositionAndTheFault(String expression, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronExpression.parse(expression))
                .withMessage("cronExpression: " + message);
    }

    @Test
    void refusesTheBarOfAnotherDialect() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronExpression.parse("0 2|3 * * *"))
                .withMessage("cronExpression: field 2 (hour), '2|3' at character 3: can't be read");
    }

    @Test
    void quotesNoMoreThanTheBeginningOfALongField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronExpression.parse("\u0007" + "x".repeat(100) + " 2 * * *"))
                .withMessage(
                        "cronExpression: field 1 (minute), '?" + "x".repeat(39) + "…' at character 1: can't be read");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronExpression.parse("0" + ",0".repeat(250) + " 2 * * *"))
                .withMessage("cronExpression: has 509 characters, and may have 500");
    }

    @Test
    void keepsWhatWasWritten() {
        assertThat(CronExpression.parse(" @daily ")).hasToString("@daily");
        assertThat(CronExpression.parse("0 30 2 ? * MON-FRI").text()).isEqualTo("0 30 2 ? * MON-FRI");
    }

    @Test
    void tellsWhatAClockChangeDoes() {
        Instant beforeSpring = Instant.parse("2027-03-26T12:00:00Z");

        assertThat(CronExpression.parse("30 2 * * *")
                        .upcoming(beforeSpring, OSLO)
                        .limit(2))
                .containsExactly(
                        new FireTime(
                                Instant.parse("2027-03-27T01:30:00Z"),
                                LocalDateTime.parse("2027-03-27T02:30:00"),
                                ClockChange.NONE),
                        new FireTime(
                                Instant.parse("2027-03-28T01:00:00Z"),
                                LocalDateTime.parse("2027-03-28T02:30:00"),
                                ClockChange.LEFT_OUT));
        assertThat(CronExpression.parse("30 2 31 10 *")
                        .upcoming(beforeSpring, OSLO)
                        .limit(1))
                .containsExactly(new FireTime(
                        Instant.parse("2027-10-31T00:30:00Z"),
                        LocalDateTime.parse("2027-10-31T02:30:00"),
                        ClockChange.REPEATED));
    }

    @Test
    void endsWithTheLastYearNamed() {
        Instant nearTheEnd = Instant.parse("2026-12-30T12:00:00Z");

        assertThat(CronExpression.parse("0 30 2 * * ? 2026").upcoming(nearTheEnd, ZoneOffset.UTC))
                .extracting(FireTime::at)
                .containsExactly(Instant.parse("2026-12-31T02:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 2 30 2 *", "0 2 31 4,6 *", "0 0 2 ? * MON#6", "0 30 2 * * ? 2025"})
    void findsNothingWhereThereIsNothing(String expression) {
        assertThat(CronExpression.parse(expression).nextAfter(SATURDAY_NOON, OSLO))
                .isEmpty();
    }

    @Test
    void runsOnceForAllTimesInOneGap() {
        Instant beforeTheGap = Instant.parse("2027-03-28T00:55:00Z");

        assertThat(CronExpression.parse("*/20 * * * *")
                        .upcoming(beforeTheGap, OSLO)
                        .limit(2))
                .extracting(FireTime::at)
                .containsExactly(Instant.parse("2027-03-28T01:00:00Z"), Instant.parse("2027-03-28T01:20:00Z"));
    }

    @Test
    void runsAnHourThatComesTwiceOnce() {
        Instant one = Instant.parse("2027-10-30T23:00:00Z");
        Instant two = Instant.parse("2027-10-31T00:00:00Z");
        Instant twoAgain = Instant.parse("2027-10-31T01:00:00Z");
        Instant three = Instant.parse("2027-10-31T02:00:00Z");
        CronExpression hourly = CronExpression.parse("@hourly");

        assertThat(hourly.nextAfter(one, OSLO)).contains(two);
        assertThat(hourly.nextAfter(two, OSLO)).contains(three);
        assertThat(hourly.nextAfter(twoAgain.minusNanos(1), OSLO)).contains(three);
        assertThat(hourly.nextAfter(twoAgain, OSLO)).contains(three);
        assertThat(hourly.nextAfter(three.minusNanos(1), OSLO)).contains(three);
    }
}
