package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.certcron.application.node.ExpiryCheck;
import io.certcron.application.port.in.ScheduledNightlyRun;
import io.certcron.application.run.Fleet.Member;
import io.certcron.domain.Schedule;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an embedder's process does with {@code scheduleNightlyRun}. */
@Timeout(60)
class NightlyScheduleTest {

    private final Fleet fleet = new Fleet();
    private final Nights nights = fleet.nights;
    private final Member process = fleet.newIdleMember();

    @Test
    void keepsAStoredScheduleAndRunsItUntilItIsClosed() {
        nights.insert(1, TONIGHT);
        ScheduledNightlyRun nightly = job(process).scheduleNightlyRun("30 2 * * *");
        process.tick();
        assertThat(fleet.runsUnderWay()).as("before its time").isEmpty();

        nights.clock.advance(Duration.ofHours(1));
        process.tickUntilEnded(1);
        nightly.close();
        nights.clock.advance(Duration.ofDays(1));

        assertThat(process.ticker.names()).isEmpty();
        assertThat(nights.hooks.completed).hasSize(1);
        assertThat(nights.management.farSide().effects()).hasSize(1);
        assertThat(fleet.schedules.findByName(ExpiryCheck.NIGHTLY))
                .as("the schedule stays, for the other processes")
                .isPresent();
    }

    @Test
    void severalProcessesShareOneSchedule() {
        nights.insert(1, TONIGHT);
        Member other = fleet.newIdleMember();
        job(process).scheduleNightlyRun("30 2 * * *");
        Schedule schedule = fleet.schedules.findByName(ExpiryCheck.NIGHTLY).orElseThrow();
        job(other).scheduleNightlyRun("30 2 * * *");

        nights.clock.advance(Duration.ofHours(1));
        process.tick();
        other.tick();
        fleet.awaitEnded(1);

        assertThat(fleet.schedules.list(Optional.empty(), 10)).containsExactly(schedule);
        assertThat(nights.hooks.completed).hasSize(1);
    }

    @Test
    void theExpressionOfTheLastCallerCountsAndAPauseStays() {
        job(process).scheduleNightlyRun("30 2 * * *");
        Schedule schedule = fleet.schedules.findByName(ExpiryCheck.NIGHTLY).orElseThrow();
        fleet.replace(schedule, schedule.spec().paused(Optional.of("Holidays")));

        job(fleet.newIdleMember()).scheduleNightlyRun("45 3 * * *");

        assertThat(fleet.schedules.findByName(ExpiryCheck.NIGHTLY).orElseThrow().spec())
                .matches(spec -> spec.cronExpression().equals("45 3 * * *"), "has the new expression")
                .matches(spec -> spec.pauseReason().equals(Optional.of("Holidays")), "is still paused");
    }

    @Test
    void refusesAnExpressionThatNobodyCanRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> job(process).scheduleNightlyRun("at night"))
                .withMessageContaining("at night");
        assertThat(fleet.schedules.list(Optional.empty(), 10)).isEmpty();
        assertThat(process.ticker.names()).as("what ticks").isEmpty();
    }

    @Test
    void aNodeIsStartedOnce() {
        process.node.start();

        assertThatIllegalStateException().isThrownBy(process.node::start);
        process.node.close();
        assertThatIllegalStateException().isThrownBy(process.node::start);
    }

    private ExpiryCheck job(Member member) {
        return new ExpiryCheck(member.runs, fleet.schedules, () -> member.node, ZoneOffset.UTC, nights.clock);
    }
}
