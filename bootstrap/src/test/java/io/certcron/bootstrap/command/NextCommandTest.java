package io.certcron.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final String OSLO = "--zone=Europe/Oslo";

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Test
    void tellsWhatTheExpressionMeansAndWhenItIsDue() {
        assertThat(next("0 2 * * *", OSLO, "--from", "2027-03-12")).isZero();

        assertThat(lines(stdout))
                .containsExactly(
                        "Runs at 02:00 every day, in Europe/Oslo.",
                        "Fri 2027-03-12 02:00 +01:00  2027-03-12T01:00:00Z",
                        "Sat 2027-03-13 02:00 +01:00  2027-03-13T01:00:00Z",
                        "Sun 2027-03-14 02:00 +01:00  2027-03-14T01:00:00Z",
                        "Mon 2027-03-15 02:00 +01:00  2027-03-15T01:00:00Z",
                        "Tue 2027-03-16 02:00 +01:00  2027-03-16T01:00:00Z");
        assertThat(lines(stderr)).isEmpty();
    }

    @Test
    void marksTheNightInWhichTheClocksGoForward() {
        assertThat(next("0 2 * * *", OSLO, "--from", "2027-03-12", "--count", "18"))
                .isZero();

        assertThat(lines(stdout).subList(16, 19))
                .containsExactly(
                        "Sat 2027-03-27 02:00 +01:00  2027-03-27T01:00:00Z",
                        "Sun 2027-03-28 03:00 +02:00  2027-03-28T01:00:00Z  clocks go forward:"
                                + " 02:00 does not exist that day, so it runs at 03:00",
                        "Mon 2027-03-29 02:00 +02:00  2027-03-29T00:00:00Z");
    }

    @Test
    void marksTheNightInWhichTheClocksGoBack() {
        assertThat(next("30 2 * * *", OSLO, "--from", "2027-10-30", "--count", "3"))
                .isZero();

        assertThat(lines(stdout).subList(1, 4))
                .containsExactly(
                        "Sat 2027-10-30 02:30 +02:00  2027-10-30T00:30:00Z",
                        "Sun 2027-10-31 02:30 +02:00  2027-10-31T00:30:00Z  clocks go back:"
                                + " 02:30 comes twice, and it runs the first time only",
                        "Mon 2027-11-01 02:30 +01:00  2027-11-01T01:30:00Z");
    }

    @Test
    void namesTheDayThatLosesItsLastHour() {
        assertThat(next("30 23 * * *", "--zone=America/Scoresbysund", "--from", "2027-03-27", "--count", "1"))
                .isZero();

        assertThat(lines(stdout).get(1))
                .isEqualTo("Sun 2027-03-28 00:00 -01:00  2027-03-28T01:00:00Z  clocks go forward:"
                        + " 23:30 does not exist on Sat 2027-03-27, so it runs at 00:00");
    }

    @Test
    void includesTheStartOfTheDay() {
        assertThat(next("@daily", OSLO, "--from", "2027-03-12", "--count", "1")).isZero();

        assertThat(lines(stdout)).contains("Fri 2027-03-12 00:00 +01:00  2027-03-11T23:00:00Z");
    }

    @Test
    void beginsNowInUtcUnlessToldOtherwise() {
        assertThat(next("15 0 2 ? * MON-FRI", "--count=2")).isZero();

        assertThat(lines(stdout))
                .containsExactly(
                        "Runs at 02:00:15 on Monday to Friday, in UTC.",
                        "Mon 2026-11-23 02:00:15 +00:00  2026-11-23T02:00:15Z",
                        "Tue 2026-11-24 02:00:15 +00:00  2026-11-24T02:00:15Z");
    }

    @Test
    void takesTheZoneOfTheEnvironment() {
        assertThat(next(Map.of("CERTCRON_ZONE", "Asia/Tokyo"), "@daily")).isZero();

        assertThat(lines(stdout)).contains("Runs at 00:00 every day, in Asia/Tokyo.");
    }

    @Test
    void refusesAZoneOfTheEnvironmentThatDoesNotExist() {
        assertThat(next(Map.of("CERTCRON_ZONE", "Asia/Tokio"), "@daily")).isEqualTo(2);

        assertThat(lines(stderr))
                .containsExactly("CERTCRON_ZONE: 'Asia/Tokio' is no time zone: did you mean Asia/Tokyo?");
    }

    @Test
    void printsNothingButInstantsAsJson() {
        assertThat(next("0 2 * * *", OSLO, "--from", "2027-03-27", "--count", "2", "--json"))
                .isZero();

        assertThat(lines(stdout)).containsExactly("[\"2027-03-27T01:00:00Z\",\"2027-03-28T01:00:00Z\"]");
    }

    @Test
    void saysSoWhereThereAreFewer() {
        assertThat(next("0 0 2 24 12 ? 2026")).isZero();

        assertThat(lines(stdout))
                .containsExactly(
                        "Runs at 02:00 on day 24 of the month in December in 2026, in UTC.",
                        "Thu 2026-12-24 02:00 +00:00  2026-12-24T02:00:00Z",
                        "After that it is never due again.");
    }

    @Test
    void takesAnExpressionWithoutQuotes() {
        assertThat(next("0", "2", "*", "*", "*", "--count", "1")).isZero();

        assertThat(lines(stdout)).contains("Runs at 02:00 every day, in UTC.");
    }

    @Test
    void saysToQuoteWhatTheShellHasTornApart() {
        assertThat(next("0", "2", "README.md", "docs", "pom.xml")).isEqualTo(2);

        assertThat(lines(stderr))
                .containsExactly(
                        "cronExpression: field 3 (day of month), 'README.md' at character 5: can't be read",
                        "Put the expression in quotes, as the shell puts names of files in place of *.");
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "61 2 * * *  | cronExpression: field 1 (minute), '61' at character 1: Value 61 not in range [0, 59]",
                "0 2 30 2 *  | '0 2 30 2 *' is never due any more. Runs at 02:00 on day 30 of the month in February.",
                "''          | cronExpression: needs five fields (UNIX), or six or seven (Quartz), and has 0",
            })
    void refusesInOneLine(String expression, String message) {
        assertThat(next(expression)).isEqualTo(2);

        assertThat(lines(stdout)).isEmpty();
        assertThat(lines(stderr)).containsExactly(message);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--zone  | Europe/Olso       | did you mean Europe/Oslo?",
                "--zone  | utc               | did you mean UTC?",
                "--zone  | Middle-earth      | write UTC or a region, such as Europe/Oslo",
                "--count | 0                 | 0 is not 1 to 1000",
                "--count | 1001              | 1001 is not 1 to 1000",
                "--from  | tomorrow          | 'tomorrow' is no date",
                "--from  | +10000-01-01      | the year is not 1970 to 9999",
            })
    void refusesOptions(String option, String value, String message) {
        assertThat(next("@daily", option, value)).isEqualTo(2);

        assertThat(lines(stdout)).isEmpty();
        assertThat(lines(stderr).get(0))
                .startsWith("Invalid value for option '" + option + "'")
                .contains(message);
    }

    private int next(String... arguments) {
        return next(Map.of(), arguments);
    }

    private int next(Map<String, String> environment, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "next";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        PrintStream errors = new PrintStream(stderr, true, StandardCharsets.UTF_8);
        return CommandLineProgram.run(new Surroundings(environment, stdout, errors, false, CLOCK), all);
    }

    private static List<String> lines(ByteArrayOutputStream written) {
        return Arrays.stream(written.toString(StandardCharsets.UTF_8).split("\\R"))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
