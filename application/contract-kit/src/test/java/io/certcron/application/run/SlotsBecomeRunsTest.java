package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.RunRecord;
import io.certcron.application.run.Fleet.Member;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** It is 01:30 when each test begins. */
@Timeout(60)
class SlotsBecomeRunsTest {

    private final Fleet fleet = new Fleet();
    private final Nights nights = fleet.nights;

    @BeforeEach
    void insertWhatIsDue() {
        nights.insert(1, TONIGHT);
        nights.insert(2, TONIGHT.plusDays(30));
    }

    @Test
    void nothingRunsBeforeItsTime() {
        Schedule schedule = fleet.schedule("0 2 * * *");

        fleet.newMember().tick();

        assertThat(fleet.runsUnderWay()).isEmpty();
        assertThat(fleet.slot(schedule, "2026-11-21T02:00:00Z").isAwaited()).isTrue();
    }

    @Test
    void aSlotBecomesOneRunHoweverManyNodesSeeIt() {
        Schedule schedule = fleet.schedule("0 2 * * *");
        Member one = fleet.newMember();
        Member other = fleet.newMember();

        nights.clock.advance(Duration.ofMinutes(30));
        one.tick();
        other.tick();
        fleet.awaitEnded(1);

        RunResult result = nights.hooks.completed.get(0);
        assertThat(nights.hooks.completed).hasSize(1);
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(fleet.slot(schedule, "2026-11-21T02:00:00Z").runId()).contains(result.runId());
        assertThat(record(result).slot())
                .contains(fleet.slot(schedule, "2026-11-21T02:00:00Z").slot());
        assertThat(fleet.awaited(schedule)).isEqualTo("2026-11-22T02:00:00Z");
        assertThat(nights.management.farSide().effects()).hasSize(1);
        assertThat(nights.reminders.farSide().effects()).hasSize(1);
    }

    @Test
    void schedulesOfDifferentWorkflowsRunSideBySide() {
        fleet.schedule("0 2 * * *", Workflow.REMINDERS);
        fleet.schedule("0 3 * * *", Workflow.AUTO_PAUSE);
        Member node = fleet.newMember();

        nights.clock.advance(Duration.ofMinutes(30));
        node.tickUntilEnded(1);
        assertThat(nights.reminders.farSide().effects()).hasSize(1);
        assertThat(nights.management.farSide().effects()).isEmpty();

        nights.clock.advance(Duration.ofHours(1));
        node.tickUntilEnded(2);
        assertThat(nights.management.farSide().effects()).hasSize(1);
    }

    @Test
    void aSlotThatNobodySawIsRunOnceForItsOwnDate() {
        Schedule schedule = fleet.schedule("0 2 * * *");
        nights.clock.setTo(Instant.parse("2026-11-22T01:59:00Z"));
        Member node = fleet.newMember();

        node.tickUntilEnded(1);
        node.tick();

        assertThat(nights.hooks.completed).extracting(RunResult::businessDate).containsExactly(TONIGHT);
        assertThat(fleet.awaited(schedule)).isEqualTo("2026-11-22T02:00:00Z");
    }

    @Test
    void ofSeveralSlotsThatNobodySawTheLatestRunsAndTheOthersSayWhyNot() {
        nights.night(-1);
        nights.run();
        nights.night(0);
        Schedule schedule = fleet.schedule("0 2 * * *");
        nights.clock.setTo(Instant.parse("2026-11-24T09:00:00Z"));

        fleet.newMember().tickUntilEnded(2);

        assertThat(nights.hooks.completed)
                .extracting(RunResult::businessDate)
                .containsExactly(TONIGHT.minusDays(1), TONIGHT.plusDays(3));
        assertThat(fleet.slot(schedule, "2026-11-21T02:00:00Z").skipReason()).contains(SkipReason.OUTSIDE_WINDOW);
        assertThat(fleet.slot(schedule, "2026-11-23T02:00:00Z").skipReason()).contains(SkipReason.OUTSIDE_WINDOW);
        assertThat(fleet.slot(schedule, "2026-11-24T02:00:00Z").runId()).isPresent();
        assertThat(nights.management.farSide().effects())
                .as("older nights are covered by the business date")
                .hasSize(1);
        assertThat(nights.log.of(ErrorCode.SLOT_SKIPPED)).hasSize(1);
    }

    @Test
    void manySlotsThatNobodySawAreRecordedInPages() {
        Schedule schedule = fleet.schedule("0 * * * *");
        nights.clock.advance(Duration.ofHours(2_500));

        fleet.newMember().tickUntilEnded(1);

        assertThat(fleet.slots.latest(schedule.cronId(), 10_000)).hasSize(2_501);
        assertThat(fleet.slots.latest(schedule.cronId(), 10_000).stream()
                        .filter(slot -> slot.skipReason().equals(Optional.of(SkipReason.LATER_SLOT_DUE))))
                .hasSizeBetween(22, 24);
    }

    @Test
    void aPausedScheduleRecordsItsSlotsAndRunsNothing() {
        Schedule schedule = fleet.schedule("0 2 * * *");
        fleet.replace(schedule, schedule.spec().paused(Optional.of("The service is being moved")));
        Member node = fleet.newMember();

        nights.clock.advance(Duration.ofMinutes(30));
        node.tick();

        assertThat(fleet.slot(schedule, "2026-11-21T02:00:00Z").skipReason()).contains(SkipReason.PAUSED);
        assertThat(fleet.awaited(schedule)).isEqualTo("2026-11-22T02:00:00Z");
        assertThat(fleet.runsUnderWay()).isEmpty();
        assertThat(nights.log.troubles()).isEmpty();
    }

    @Test
    void aSlotWaitsForThePreviousRunOfItsSchedule() {
        Schedule schedule = fleet.schedule("0 * * * *");
        nights.clock.advance(Duration.ofMinutes(30));
        fleet.openAndDie(schedule);
        Member node = fleet.newMember();

        nights.clock.advance(Duration.ofHours(1));
        node.tickUntilEnded(1);
        assertThat(fleet.slot(schedule, "2026-11-21T03:00:00Z").isAwaited())
                .as("it waited while the run was brought to its end")
                .isTrue();
        node.tickUntilEnded(2);

        assertThat(fleet.slot(schedule, "2026-11-21T03:00:00Z").runId()).isPresent();
    }

    @Test
    void aSlotThatWaitedInVainGivesWayToTheNext() {
        Schedule schedule = fleet.schedule("0 * * * *");
        nights.clock.advance(Duration.ofMinutes(30));
        fleet.openAndDie(schedule);
        Member node = fleet.newMember();

        nights.clock.advance(Duration.ofHours(2));
        node.tickUntilEnded(1);

        assertThat(fleet.slot(schedule, "2026-11-21T03:00:00Z").skipReason()).contains(SkipReason.PREVIOUS_RUN_GOING);
        assertThat(fleet.slot(schedule, "2026-11-21T04:00:00Z").isAwaited()).isTrue();
    }

    @Test
    void aChangedScheduleIsSeenAtTheNextTick() {
        Schedule schedule = fleet.schedule("0 5 * * *");
        Member node = fleet.newMember();
        node.tick();
        fleet.replace(
                schedule, ScheduleSpec.of(schedule.spec().name(), "0 2 * * *", ZoneId.of("Europe/Oslo"), Workflow.ALL));

        nights.clock.setTo(Instant.parse("2026-11-22T01:00:00Z"));
        node.tickUntilEnded(1);

        assertThat(fleet.slot(schedule, "2026-11-22T01:00:00Z").runId()).isPresent();
        assertThat(nights.hooks.completed).extracting(RunResult::businessDate).containsExactly(TONIGHT.plusDays(1));
    }

    @Test
    void aDeletedScheduleRunsNoMore() {
        Schedule schedule = fleet.schedule("0 2 * * *");
        Member node = fleet.newMember();
        fleet.schedules.delete(schedule.cronId(), schedule.version(), Fleet.ON_CALL);

        nights.clock.advance(Duration.ofDays(1));
        node.tick();

        assertThat(fleet.runsUnderWay()).isEmpty();
        assertThat(nights.hooks.completed).isEmpty();
    }

    private RunRecord record(RunResult result) {
        return nights.database.runStore().find(result.runId()).orElseThrow();
    }
}
