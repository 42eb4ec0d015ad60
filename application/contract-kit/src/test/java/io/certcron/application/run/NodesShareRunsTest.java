package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.StorageException;
import io.certcron.application.run.Fleet.Member;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Schedule;
import io.certcron.domain.Workflow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NodesShareRunsTest {

    private static final int MENTORS = 60;
    private static final Duration NO_GRACE = Duration.ofMillis(1);

    private final Fleet fleet = new Fleet();
    private final Nights nights = fleet.nights;
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    @Test
    void everyNodeHelpsAndTheOwnerTellsWhatAllHaveDone() {
        insertReminders();
        nights.settings = nights.settings.withChunksOf(1);
        Set<Thread> senders = ConcurrentHashMap.newKeySet();
        nights.before("CertificationReminderService.sendReminders", () -> {
            senders.add(Thread.currentThread());
            await().atMost(Duration.ofSeconds(20)).until(() -> senders.size() >= 2);
        });
        Member owner = fleet.newMember();
        Member helper = fleet.newMember();
        openTonight();

        owner.tick();
        helper.tick();
        fleet.awaitEnded(1);

        RunResult result = nights.hooks.completed.get(0);
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(result.reminders().tally().planned()).isEqualTo(MENTORS);
        assertThat(result.reminders().tally().sent()).isEqualTo(MENTORS);
        assertThat(nights.reminders.farSide().effects()).hasSize(MENTORS);
        assertThat(nights.log.troubles()).isEmpty();
    }

    @Test
    void aRunWhoseOwnerDiedIsTakenOverWhenItsLeaseHasRunOut() {
        insertReminders();
        Schedule schedule = openTonight();
        OpenRun orphan = fleet.openAndDie(schedule);
        Member node = fleet.newMember();

        node.tick();
        assertThat(nights.hooks.completed).as("while the lease lasts").isEmpty();
        nights.clock.advance(orphan.lease());
        node.tickUntilEnded(1);

        assertThat(nights.hooks.completed.get(0).runId()).isEqualTo(orphan.runId());
        assertThat(nights.hooks.completed.get(0).reminders().tally().sent()).isEqualTo(MENTORS);
        assertThat(nights.database.auditLog().find(orphan.runId())).isPresent();
    }

    @Test
    void aRunThatIsOlderThanTheWindowIsOnlyBroughtToItsEnd() {
        insertReminders();
        OpenRun orphan = fleet.openAndDie(openTonight());
        nights.clock.advance(Duration.ofHours(24).plusSeconds(1));

        fleet.newMember().tickUntilEnded(1);

        assertThat(nights.hooks.completed)
                .filteredOn(result -> result.runId().equals(orphan.runId()))
                .extracting(RunResult::status)
                .containsExactly(RunStatus.INCOMPLETE);
        assertThat(nights.database.auditLog().find(orphan.runId())).isPresent();
    }

    @Test
    void aNodeThatStopsHandsItsRunOverAndOneTellsOfIt() throws InterruptedException {
        insertReminders();
        nights.settings = nights.settings.withChunksOf(1);
        CountDownLatch inFlight = new CountDownLatch(1);
        nights.before("CertificationReminderService.sendReminders", () -> {
            inFlight.countDown();
            mayAnswer.await();
        });
        Member stopping = fleet.newMember();
        openTonight();
        stopping.tick();
        assertThat(inFlight.await(20, TimeUnit.SECONDS)).isTrue();

        boolean atOnce = stopping.node.stop(NO_GRACE);
        mayAnswer.countDown();
        boolean inTime = stopping.node.stop(Duration.ofSeconds(20));

        assertThat(atOnce).as("while a request is in flight").isFalse();
        assertThat(inTime).isTrue();
        assertThat(nights.reminders.farSide().effects()).as("in flight").hasSize(1);
        assertThat(nights.hooks.completed).isEmpty();
        assertThat(fleet.runsUnderWay()).singleElement().matches(run -> run.orphaned(), "is free at once");

        fleet.newMember().tickUntilEnded(1);

        assertThat(nights.hooks.completed.get(0).reminders().tally().sent()).isEqualTo(MENTORS);
        assertThat(nights.hooks.completed).hasSize(1);
    }

    @Test
    void aNodeThatStopsGivesBackWhatItClaimedAndHasNotSent() throws InterruptedException {
        insertReminders();
        openTonight();
        Member asked = memberThatIsStoppedByItsFirstClaim();
        asked.tick();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> fleet.runsUnderWay().stream().anyMatch(run -> run.orphaned()));

        assertThat(nights.reminders.farSide().requests()).isEmpty();
        assertThat(nights.database.intents()).allMatch(intent -> intent.attempts() == 0, "not attempted");
        fleet.newMember().tickUntilEnded(1);
        assertThat(nights.reminders.farSide().effects()).hasSize(MENTORS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"count_backlog", "find_run_tally"})
    void aRunThatLosesTheDatabaseIsLeftToAnotherNodeAndToldOfOnce(String sqlOperation) {
        insertReminders();
        openTonight();
        nights.database.failNext(sqlOperation);
        Member node = fleet.newMember();

        node.tick();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !nights.log.of(ErrorCode.DATABASE_UNAVAILABLE).isEmpty());
        assertThat(nights.hooks.completed).isEmpty();
        assertThat(nights.hooks.failed).isEmpty();
        nights.clock.advance(TestSettings.RUN_LEASE);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            node.tick();
            return nights.hooks.completed.size() == 1;
        });

        assertThat(nights.hooks.completed.get(0).reminders().tally().sent()).isEqualTo(MENTORS);
        assertThat(nights.hooks.failed).isEmpty();
    }

    @Test
    void theEndOfARunIsToldAlthoughTheDatabasesAnswerIsLost() {
        insertReminders();
        openTonight();
        AtomicInteger closings = new AtomicInteger();
        nights.after("RunStore.close", () -> {
            if (closings.getAndIncrement() == 0) {
                throw new StorageException("close_run", Optional.of("08006"), true, List.of(), new IOException());
            }
        });

        fleet.newMember().tickUntilEnded(1);

        assertThat(nights.hooks.completed).hasSize(1);
        assertThat(nights.hooks.failed).isEmpty();
        assertThat(closings).hasValue(2);
        assertThat(nights.log.troubles()).isEmpty();
    }

    @Test
    void theEndOfARunIsToldAlthoughTheDatabaseIsBackAtTheLastAttemptOnly() {
        insertReminders();
        openTonight();
        AtomicInteger closings = new AtomicInteger();
        nights.before("RunStore.close", () -> {
            int closing = closings.incrementAndGet();
            if (closing > 1 && closing < 5) {
                throw new StorageException("close_run", Optional.of("08001"), true, List.of(), new IOException());
            }
        });
        nights.after("RunStore.close", () -> {
            if (closings.get() == 1) {
                throw new StorageException("close_run", Optional.of("08006"), true, List.of(), new IOException());
            }
        });

        fleet.newMember().tickUntilEnded(1);

        assertThat(nights.hooks.completed).hasSize(1);
        assertThat(closings).hasValue(5);
        assertThat(nights.log.troubles()).isEmpty();
    }

    @Test
    void aRunThatSomebodyElseClosedMeanwhileIsNotToldOfTwice() {
        insertReminders();
        openTonight();
        AtomicInteger closings = new AtomicInteger();
        nights.before("RunStore.close", () -> {
            if (closings.getAndIncrement() == 0) {
                nights.clock.advance(TestSettings.RUN_LEASE);
                fleet.newMember().tickUntilEnded(1);
                throw new StorageException("close_run", Optional.of("08006"), true, List.of(), new IOException());
            }
        });
        Member unlucky = fleet.newMember();
        nights.springNoMoreTraps();

        unlucky.tick();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !nights.log.of(ErrorCode.RUN_LOST).isEmpty());

        assertThat(nights.hooks.completed).hasSize(1);
    }

    @Test
    void aRunWhoseWorkerLosesTheDatabaseForAMomentIsNotOver() {
        insertReminders();
        openTonight();
        nights.database.failNext("settle_intents");
        Member node = fleet.newMember();

        node.tick();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !nights.log.of(ErrorCode.DATABASE_UNAVAILABLE).isEmpty());
        nights.clock.advance(TestSettings.LEASE);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            node.tick();
            return nights.hooks.completed.size() == 1;
        });

        assertThat(nights.hooks.completed.get(0).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(nights.hooks.failed).isEmpty();
    }

    @Test
    void aHelperThatMeetsSomethingUnexpectedLeavesTheRunToItsOwner() {
        insertReminders();
        OpenRun owned = fleet.openAndDie(openTonight());
        nights.before("IntentLedger.untilClaimable", () -> {
            throw new IllegalStateException();
        });
        Member helper = fleet.newMember();

        helper.tick();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !nights.log.of(ErrorCode.UNEXPECTED_EXCEPTION).isEmpty());
        helper.tick();
        helper.tick();

        assertThat(nights.log.of(ErrorCode.UNEXPECTED_EXCEPTION)).hasSize(1);
        assertThat(nights.database.runStore().renewLease(owned)).isTrue();
    }

    @Test
    void aRunThatMeetsSomethingUnexpectedHasFailed() {
        insertReminders();
        openTonight();
        nights.before("IntentPlanner.findUnusable", () -> {
            throw new IllegalStateException();
        });

        fleet.newMember().tickUntilEnded(1);

        assertThat(nights.hooks.failed).hasSize(1);
        assertThat(nights.hooks.completed).isEmpty();
        assertThat(fleet.runsUnderWay()).isEmpty();
    }

    @Test
    void aClosedNodeTakesNothingOn() {
        insertReminders();
        Member closed = fleet.newMember();
        openTonight();

        closed.node.close();
        closed.node.close();
        assertThat(closed.ticker.names()).isEmpty();

        fleet.newMember().tickUntilEnded(1);
        assertThat(nights.hooks.completed).hasSize(1);
    }

    private Member memberThatIsStoppedByItsFirstClaim() {
        Member[] member = new Member[1];
        nights.before("IntentLedger.claim", () -> member[0].node.stop(NO_GRACE));
        member[0] = fleet.newMember();
        nights.springNoMoreTraps();
        return member[0];
    }

    private void insertReminders() {
        IntStream.rangeClosed(1, MENTORS).forEach(number -> nights.insert(number, TONIGHT.plusDays(30)));
    }

    /** A slot of tonight that is due. */
    private Schedule openTonight() {
        Schedule schedule = fleet.schedule("0 2 * * *", Workflow.REMINDERS);
        nights.clock.advance(Duration.ofMinutes(30));
        return schedule;
    }
}
