package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "120, 120", "86400, 86400", "00007, 7"})
    void readsSeconds(String value, long seconds) {
        assertThat(of("Retry-After", value)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void readsADateAgainstTheServersOwnClock() {
        assertThat(of(
                        "Date", "Sat, 21 Nov 2026 02:00:00 GMT",
                        "Retry-After", "Sat, 21 Nov 2026 02:01:30 GMT"))
                .contains(Duration.ofSeconds(90));
    }

    @Test
    void readsADateAgainstOurClockWhereTheServerTellsNoTime() {
        assertThat(of("Retry-After", "Sat, 21 Nov 2026 02:31:00 GMT")).contains(Duration.ofMinutes(1));
    }

    @Test
    void takesADateInThePastForNow() {
        assertThat(of("Retry-After", "Fri, 20 Nov 2026 02:31:00 GMT")).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "86401",
                "999999999",
                "1000000000",
                "99999999999999999999999999999999",
                "Sat, 21 Nov 2099 02:31:00 GMT"
            })
    void waitsNoLongerThanADay(String value) {
        assertThat(of("Retry-After", value)).contains(RetryAfter.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "", "1.5", "1e3", "0x10", "+5", "12 seconds", "21 November"})
    void ignoresWhatItCanNotRead(String value) {
        assertThat(of("Retry-After", value)).isEmpty();
    }

    @Test
    void isEmptyWithoutTheHeader() {
        assertThat(of()).isEmpty();
    }

    private static Optional<Duration> of(String... namesAndValues) {
        return RetryAfter.of(Headers.of(namesAndValues), LoopbackService.CLOCK);
    }
}
