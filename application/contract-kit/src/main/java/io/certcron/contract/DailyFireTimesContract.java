package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.certcron.application.port.out.FireTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The part of the contract of {@link FireTimes} that fire times for tests can keep as well: rules F01 to F09. Its
 * expressions have a minute, and an hour or {@code *}. Whoever implements the port extends {@link FireTimesContract}.
 */
@ExtendWith(NamesBrokenRule.class)
public abstract class DailyFireTimesContract {

    static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    static final String AT_TWO = "0 2 * * *";
    static final String AT_HALF_PAST_TWO = "30 2 * * *";
    static final String EVERY_HOUR = "0 * * * *";
    static final Instant START = Instant.parse("2026-10-24T12:00:00Z");

    /** To be extended by the test of an implementation. */
    protected DailyFireTimesContract() {}

    /** {@return the fire times under test} */
    protected abstract FireTimes fireTimes();

    @Test
    @DisplayName("F01: the next due instant is the first one after the given one, never that one itself")
    void findsTheNext() {
        assertNext(AT_TWO, ZoneOffset.UTC, "2026-10-24T12:00:00Z", "2026-10-25T02:00:00Z");
        assertNext(AT_TWO, ZoneOffset.UTC, "2026-10-25T01:59:59.999Z", "2026-10-25T02:00:00Z");
        assertNext(AT_TWO, ZoneOffset.UTC, "2026-10-25T02:00:00Z", "2026-10-26T02:00:00Z");
    }

    @Test
    @DisplayName("F02: the expression is meant in its zone")
    void heedsTheZone() {
        assertNext(AT_TWO, ZoneId.of("Asia/Tokyo"), "2026-10-24T12:00:00Z", "2026-10-24T17:00:00Z");
    }

    @Test
    @DisplayName("F03: a local time that a clock change leaves out is due at the first instant after the gap")
    void neverSkipsANightInSpring() {
        assertNext(AT_HALF_PAST_TWO, OSLO, "2027-03-27T12:00:00Z", "2027-03-28T01:00:00Z");
        assertNext(AT_HALF_PAST_TWO, OSLO, "2027-03-28T01:00:00Z", "2027-03-29T00:30:00Z");
    }

    @Test
    @DisplayName("F04: a local time that a clock change repeats is due once, the first time")
    void isDueOnceInAutumn() {
        assertNext(AT_HALF_PAST_TWO, OSLO, "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z");
        assertNext(AT_HALF_PAST_TWO, OSLO, "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertNext(AT_HALF_PAST_TWO, OSLO, "2026-10-25T01:00:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    @DisplayName(
            "F05: due instants are found after one and through another, in order, the first ones as many as asked for")
    void findsAllBetween() {
        Instant first = Instant.parse("2026-10-25T02:00:00Z");
        Instant second = Instant.parse("2026-10-26T02:00:00Z");
        Instant third = Instant.parse("2026-10-27T02:00:00Z");

        assertThat(between(AT_TWO, START, third, 10)).as("through the last").containsExactly(first, second, third);
        assertThat(between(AT_TWO, first, third.minusSeconds(1), 10))
                .as("after the first and before the last")
                .containsExactly(second);
        assertThat(between(AT_TWO, START, third, 2)).as("two at most").containsExactly(first, second);
    }

    @Test
    @DisplayName("F06: between two instants nothing is due that is not, and nothing at all where the clock went back")
    void findsNothingBetween() {
        assertThat(between(AT_TWO, START, START.plusSeconds(3_600), 10)).isEmpty();
        assertThat(between(AT_TWO, START, START, 10)).isEmpty();
        assertThat(between(AT_TWO, START.plusSeconds(86_400), START, 10)).isEmpty();
    }

    @Test
    @DisplayName("F07: where a clock change makes two due times fall together, there is one due instant")
    void isDueOnceAfterTheGap() {
        assertThat(fireTimes()
                        .between(
                                EVERY_HOUR,
                                OSLO,
                                Instant.parse("2027-03-28T00:00:00Z"),
                                Instant.parse("2027-03-28T02:00:00Z"),
                                10))
                .containsExactly(Instant.parse("2027-03-28T01:00:00Z"), Instant.parse("2027-03-28T02:00:00Z"));
    }

    @Test
    @DisplayName("F08: an expression is described in words, different ones differently")
    void describes() {
        List<String> descriptions = Stream.of(AT_TWO, AT_HALF_PAST_TWO, EVERY_HOUR)
                .map(fireTimes()::describe)
                .toList();

        assertThat(descriptions).doesNotHaveDuplicates().allMatch(words -> words.matches(".*[a-z]{2,} .*"), "is words");
    }

    @ParameterizedTest(name = "F09: ''{0}'' is refused, with a message that says why")
    @ValueSource(strings = {"", "every night", "61 2 * * *", "0 2 * *", "0 25 * * *"})
    @DisplayName("F09: an expression that can't be read is refused")
    void refusesWhatItCannotRead(String expression) {
        assertRefused(() -> fireTimes().next(expression, ZoneOffset.UTC, START));
        assertRefused(() -> fireTimes().between(expression, ZoneOffset.UTC, START, START.plusSeconds(1), 1));
        assertRefused(() -> fireTimes().describe(expression));
    }

    final void assertNext(String expression, ZoneId zone, String after, String due) {
        assertThat(fireTimes().next(expression, zone, Instant.parse(after)))
                .as("when '%s' in %s is due after %s", expression, zone, after)
                .isEqualTo(Optional.of(Instant.parse(due)));
    }

    final List<Instant> between(String expression, Instant after, Instant through, int limit) {
        return fireTimes().between(expression, ZoneOffset.UTC, after, through, limit);
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).satisfies(fault -> assertThat(fault.getMessage())
                .isNotBlank());
    }
}
