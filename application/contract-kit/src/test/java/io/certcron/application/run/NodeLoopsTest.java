package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.run.Fleet.Member;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NodeLoopsTest {

    private final Fleet fleet = new Fleet();
    private final Nights nights = fleet.nights;
    private final Member node = fleet.newMember();

    @Test
    void aTickThatTheDatabaseFailsIsToldOnceAMinuteAndSoIsTheRecovery() {
        for (int second = 0; second < 120; second += 5) {
            nights.database.failNext("find_agenda");
            node.tick();
            nights.clock.advance(Duration.ofSeconds(5));
        }
        node.tick();

        assertThat(nights.log.troubles()).containsExactly("DATABASE_UNAVAILABLE", "DATABASE_UNAVAILABLE");
        assertThat(nights.log.events().get(2).message()).isEqualTo("The database is back");
        assertThat(nights.log.events().get(2).context()).contains(entry("failed_for_ms", 120_000L));
    }

    @Test
    void aTickThatMeetsSomethingUnexpectedEndsNothing() {
        Schedule schedule = fleet.schedule("0 2 * * *");
        nights.clock.advance(Duration.ofMinutes(30));
        nights.before("RunStore.openForSlot", () -> {
            throw new IllegalStateException();
        });
        Member unlucky = fleet.newMember();

        unlucky.tick();
        assertThat(nights.log.troubles()).containsExactly("UNEXPECTED_EXCEPTION");
        node.tickUntilEnded(1);

        assertThat(fleet.slot(schedule, "2026-11-21T02:00:00Z").runId()).isPresent();
    }

    @Test
    void aSlotIsDueWhenTheDatabaseSaysSoWhateverTheNodeThought() {
        Schedule schedule = fleet.schedule("0 2 * * *");
        Instant right = nights.clock.instant();
        nights.clock.advance(Duration.ofHours(3));
        fleet.databaseClock = databaseTime -> nights.clock.setTo(right);

        node.tick();

        assertThat(fleet.slot(schedule, "2026-11-21T02:00:00Z").isAwaited()).isTrue();
        assertThat(fleet.runsUnderWay()).isEmpty();
    }

    @Test
    void aSlotThatFailsHoldsNeitherTheNextOneUpNorATakeover() {
        Schedule dead = fleet.schedule("40 1 * * *");
        nights.clock.advance(Duration.ofMinutes(15));
        OpenRun orphan = fleet.openAndDie(dead);
        fleet.schedule("0 2 * * *", Workflow.REMINDERS);
        fleet.schedule("1 2 * * *", Workflow.AUTO_PAUSE);
        nights.clock.advance(Duration.ofMinutes(30));
        AtomicInteger opened = new AtomicInteger();
        nights.before("RunStore.openForSlot", () -> {
            if (opened.getAndIncrement() == 0) {
                throw new IllegalStateException();
            }
        });

        fleet.newMember().tickUntilEnded(2);

        assertThat(nights.hooks.completed)
                .extracting(RunResult::workflow)
                .containsExactlyInAnyOrder(Workflow.ALL, Workflow.AUTO_PAUSE);
        assertThat(nights.hooks.completed).extracting(RunResult::runId).contains(orphan.runId());
    }

    @Test
    void aRunThatIsWonWhileTheNodeIsClosedIsHandedOver() {
        fleet.schedule("0 2 * * *");
        nights.clock.advance(Duration.ofMinutes(30));
        Member[] closing = new Member[1];
        nights.after("RunStore.openForSlot", () -> closing[0].node.close());
        closing[0] = fleet.newMember();
        nights.springNoMoreTraps();

        closing[0].tick();

        assertThat(fleet.runsUnderWay()).singleElement().matches(run -> run.orphaned(), "is free at once");
        node.tickUntilEnded(1);
        assertThat(nights.hooks.completed).hasSize(1);
    }

    @Test
    void aScheduleThatNobodyCanReadIsToldOnceAndHoldsNoOtherUp() {
        nights.database
                .scheduleStore()
                .create(
                        new UUID(1, 1),
                        ScheduleSpec.of("by hand", "nonsense", ZoneOffset.UTC, Workflow.ALL),
                        Optional.of(nights.clock.instant()),
                        Fleet.ON_CALL,
                        nights.clock.instant());
        Schedule readable = fleet.schedule("0 2 * * *");
        nights.clock.advance(Duration.ofMinutes(30));

        node.tick();
        node.tickUntilEnded(1);

        assertThat(nights.log.of(ErrorCode.SCHEDULE_UNREADABLE)).hasSize(1);
        assertThat(fleet.slot(readable, "2026-11-21T02:00:00Z").runId()).isPresent();
    }

    @Test
    void repairGivesAScheduleTheSlotThatItLacks() {
        UUID byHand = new UUID(1, 1);
        nights.database
                .scheduleStore()
                .create(
                        byHand,
                        ScheduleSpec.of("by hand", "0 2 * * *", ZoneOffset.UTC, Workflow.ALL),
                        Optional.empty(),
                        Fleet.ON_CALL,
                        nights.clock.instant());

        node.repair();
        node.repair();

        assertThat(nights.log.of(ErrorCode.SLOT_MISSING)).hasSize(1);
        assertThat(fleet.slots.latest(byHand, 10)).singleElement().matches(slot -> slot.isAwaited());
    }

    @Test
    void repairClosesDryRunsWhoseProcessDied() {
        OpenRun dead = nights.database.runStore().open(dryOpening());
        node.repair();
        assertThat(nights.log.events()).isEmpty();

        nights.clock.advance(dead.lease());
        node.repair();

        assertThat(nights.log.of(ErrorCode.RUN_ABANDONED)).hasSize(1);
        assertThat(nights.database.runStore().find(dead.runId()).orElseThrow().status())
                .isEqualTo(RunStatus.INCOMPLETE);
    }

    @Test
    void repairFreesIntentsThatNobodyWasGoingToSettle() {
        nights.insert(1, TONIGHT);
        nights.before("CertificationManagementService.autoPause", () -> {
            throw new IllegalStateException();
        });
        nights.run();
        nights.springNoMoreTraps();
        assertThat(nights.intent(Nights.pauseKey(1, TONIGHT)).status()).isEqualTo(IntentStatus.CLAIMED);

        nights.clock.advance(TestSettings.LEASE.multipliedBy(2));
        node.repair();
        assertThat(nights.log.of(ErrorCode.CLAIM_ABANDONED)).isEmpty();
        nights.clock.advance(TestSettings.LEASE);
        node.repair();

        assertThat(nights.log.of(ErrorCode.CLAIM_ABANDONED)).hasSize(1);
        assertThat(nights.intent(Nights.pauseKey(1, TONIGHT)).status()).isEqualTo(IntentStatus.PENDING);
    }

    @Test
    void repairFindsNothingOnAnOrdinaryNight() {
        fleet.schedule("0 2 * * *");
        nights.insert(1, TONIGHT);
        nights.clock.advance(Duration.ofMinutes(30));
        node.tickUntilEnded(1);

        node.repair();

        assertThat(nights.log.troubles()).isEmpty();
    }

    private RunOpening dryOpening() {
        return new RunOpening(
                new UUID(1, 1),
                TONIGHT,
                ZoneOffset.UTC,
                Workflow.ALL,
                true,
                "any policy",
                new UUID(1, 2),
                TestSettings.RUN_LEASE,
                nights.clock.instant());
    }

    @Test
    void knowsHowLongAgoItsLoopsCameRoundWhateverTheDatabaseDoes() {
        assertThat(fleet.newIdleMember().node.sinceLastRound()).isEmpty();
        node.repair();
        nights.database.failNext("find_agenda");
        node.tick();

        Duration once = node.node.sinceLastRound().orElseThrow();
        await().until(() -> node.node.sinceLastRound().orElseThrow().compareTo(once) > 0);
        Duration before = node.node.sinceLastRound().orElseThrow();
        node.tick();

        assertThat(once).isBetween(Duration.ZERO, Duration.ofSeconds(60));
        assertThat(before).isGreaterThan(once);
    }
}
