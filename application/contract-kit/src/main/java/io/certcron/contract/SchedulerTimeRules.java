package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.in.ScheduledNightlyRun;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The scheduler's rules N01 to N05: when it calls. */
@ExtendWith(NamesBrokenRule.class)
abstract class SchedulerTimeRules {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final String AT_HALF_PAST_TWO = "30 2 * * *";

    private final BlockingQueue<Instant> calls = new LinkedBlockingQueue<>();
    private SchedulerFixture fixture;

    /** The scheduler under test. Called once before each test. */
    protected abstract SchedulerFixture createFixture();

    @BeforeEach
    final void openFixture() {
        fixture = createFixture();
    }

    @AfterEach
    final void closeFixture() {
        fixture.close();
    }

    @Test
    @DisplayName("N01: it calls back with the due instant, once it is due, night after night")
    void callsNightAfterNight() throws InterruptedException {
        schedule("0 2 * * *", ZoneOffset.UTC);

        fixture().moveClockTo(Instant.parse("2026-10-25T01:59:59Z"));
        fixture().moveClockTo(Instant.parse("2026-10-25T02:00:00Z"));
        assertNextCall("2026-10-25T02:00:00Z");
        fixture().moveClockTo(Instant.parse("2026-10-26T02:00:30Z"));
        assertNextCall("2026-10-26T02:00:00Z");
    }

    @Test
    @DisplayName("N02: it does not call before the due instant")
    void neverCallsEarly() throws InterruptedException {
        schedule("0 2 * * *", ZoneOffset.UTC);
        BlockingQueue<Instant> earlier = new LinkedBlockingQueue<>();
        fixture().scheduler().schedule("59 1 * * *", ZoneOffset.UTC, earlier::add);

        fixture().moveClockTo(Instant.parse("2026-10-25T01:59:59Z"));

        assertThat(poll(earlier)).as("the call of a schedule that is due").isNotNull();
        assertThat(calls).as("the calls of one that is not").isEmpty();
    }

    @Test
    @DisplayName("N03: the expression is meant in its zone")
    void heedsTheZone() throws InterruptedException {
        schedule("0 2 * * *", ZoneId.of("Asia/Tokyo"));

        fixture().moveClockTo(Instant.parse("2026-10-24T17:00:00Z"));

        assertNextCall("2026-10-24T17:00:00Z");
    }

    @Test
    @DisplayName("N04: a local time that a clock change leaves out is due at the first instant after the gap")
    void neverSkipsANightInSpring() throws InterruptedException {
        fixture().moveClockTo(Instant.parse("2027-03-27T12:00:00Z"));
        schedule(AT_HALF_PAST_TWO, OSLO);

        fixture().moveClockTo(Instant.parse("2027-03-28T01:00:00Z"));
        assertNextCall("2027-03-28T01:00:00Z");
        fixture().moveClockTo(Instant.parse("2027-03-29T00:30:00Z"));
        assertNextCall("2027-03-29T00:30:00Z");
    }

    @Test
    @DisplayName("N05: a local time that a clock change repeats is due once, the first time")
    void runsOnceInAutumn() throws InterruptedException {
        schedule(AT_HALF_PAST_TWO, OSLO);
        BlockingQueue<Instant> afterwards = new LinkedBlockingQueue<>();
        fixture().scheduler().schedule("31 1 * * *", ZoneOffset.UTC, afterwards::add);

        fixture().moveClockTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertNextCall("2026-10-25T00:30:00Z");
        fixture().moveClockTo(Instant.parse("2026-10-25T01:31:00Z"));
        assertThat(poll(afterwards))
                .as("the call of a schedule that is due after the repeated time")
                .isNotNull();
        assertThat(calls).as("calls at the repeated time").isEmpty();
        fixture().moveClockTo(Instant.parse("2026-10-26T01:30:00Z"));
        assertNextCall("2026-10-26T01:30:00Z");
    }

    final SchedulerFixture fixture() {
        return fixture;
    }

    final ScheduledNightlyRun schedule(String expression, ZoneId zone) {
        return fixture().scheduler().schedule(expression, zone, calls::add);
    }

    /** What the schedules of {@link #schedule} were called with, and not yet asked for. */
    final BlockingQueue<Instant> calls() {
        return calls;
    }

    final void assertNextCall(String dueInstant) throws InterruptedException {
        assertThat(poll(calls)).as("the next call").isEqualTo(Instant.parse(dueInstant));
    }

    final <T> @Nullable T poll(BlockingQueue<T> queue) throws InterruptedException {
        return queue.poll(fixture().patience().toMillis(), TimeUnit.MILLISECONDS);
    }
}
