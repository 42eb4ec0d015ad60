package io.certcron.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronSentenceTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "30 2 * * *             | Runs at 02:30 every day.",
                "@daily                 | Runs at 00:00 every day.",
                "@yearly                | Runs at 00:00 on day 1 of the month in January.",
                "15 30 2 * * ?          | Runs at 02:30:15 every day.",
                "0,30 14,2 * * *        | Runs at 02:00, 02:30, 14:00 and 14:30 every day.",
                "* * * * *              | Runs every minute.",
                "* * * * * ?            | Runs every second.",
                "@hourly                | Runs at minute 0 of every hour.",
                "*/15 * * * *           | Runs every 15 minutes.",
                "*/1 * * * *            | Runs every minute.",
                "*/7 * * * *            | Runs every 7 minutes from minute 0 of every hour.",
                "5/15 * * * *           | Runs every 15 minutes from minute 5 of every hour.",
                "0-10/5 2 * * *         | Runs every 5 minutes from minute 0 to 10 of hour 2.",
                "0,15,30 9-12,14 * * *  | Runs at minutes 0, 15 and 30 of hours 9 to 12 and 14.",
                "0 1-5/2,20 * * *       | Runs at minute 0 of hours every 2nd from 1 to 5 and 20.",
                "*/10 5 2 * * ?         | Runs every 10 seconds of minute 5 of hour 2.",
                "30 * * * * ?           | Runs at second 30 of every minute.",
            })
    void tellsTheTimeOfDay(String expression, String sentence) {
        assertThat(CronExpression.parse(expression).describe()).isEqualTo(sentence);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * MON-FRI        | Runs at 02:00 on Monday to Friday.",
                "0 2 * * 1-5            | Runs at 02:00 on Monday to Friday.",
                "0 0 2 ? * 2-6          | Runs at 02:00 on Monday to Friday.",
                "0 2 * * sat,7          | Runs at 02:00 on Saturday and Sunday.",
                "0 2 * * 0              | Runs at 02:00 on Sunday.",
                "0 0 2 ? * 1            | Runs at 02:00 on Sunday.",
                "0 2 * * */2            | Runs at 02:00 on Sunday, Tuesday, Thursday and Saturday.",
                "0 0 2 ? * MON/2        | Runs at 02:00 on Monday, Wednesday and Friday.",
                "0 0 2 ? * L            | Runs at 02:00 on Saturday.",
                "0 0 2 ? * FRIL         | Runs at 02:00 on the last Friday of the month.",
                "0 0 2 ? * 2#1,MON#3    | Runs at 02:00 on the 1st Monday of the month and the 3rd Monday of the month.",
                "0 2 13 * 5             | Runs at 02:00 on day 13 of the month, or on Friday.",
                "0 2 1-5,15 * *         | Runs at 02:00 on day 1 to day 5 and day 15 of the month.",
                "0 2 */2 * *            | Runs at 02:00 on every 2nd day from day 1 of the month.",
                "0 2 *,15 * *           | Runs at 02:00 every day.",
                "0 0 2 L * ?            | Runs at 02:00 on the last day of the month.",
                "0 0 2 LW * ?           | Runs at 02:00 on the last weekday of the month.",
                "0 0 2 L-3 * ?          | Runs at 02:00 on the 3rd day before the last day of the month.",
                "0 0 2 15W * ?          | Runs at 02:00 on the weekday nearest to day 15 of the month.",
                "0 2 * jan-mar,12 *     | Runs at 02:00 every day in January to March and December.",
                "0 2 1 */3 *            | Runs at 02:00 on day 1 of the month in January, April, July and October.",
                "0 0 2 ? * MON 2027   | Runs at 02:00 on Monday in 2027.",
                "0 0 2 * * ? 2027-2029  | Runs at 02:00 every day in 2027 to 2029.",
                "0 0 2 * * ? */2        | Runs at 02:00 every day in every 2nd year from 1970.",
            })
    void tellsTheDays(String expression, String sentence) {
        assertThat(CronExpression.parse(expression).describe()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({"1,1st", "2,2nd", "3,3rd", "4,4th", "11,11th", "12,12th", "13,13th", "21,21st", "22,22nd", "30,30th"})
    void countsInEnglish(int number, String ordinal) {
        assertThat(English.ordinal(number)).isEqualTo(ordinal);
    }
}
