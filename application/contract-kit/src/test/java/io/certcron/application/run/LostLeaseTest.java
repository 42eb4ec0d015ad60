package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static io.certcron.application.run.Nights.pauseKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.DispatchScope;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.PauseResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LostLeaseTest {

    private final Nights nights = new Nights();

    @BeforeEach
    void onePauseIsDue() {
        nights.insert(1, TONIGHT);
    }

    @Test
    void aWorkerThatLostItsChunkSettlesNothing() {
        nights.before("CertificationManagementService.autoPause", () -> {
            nights.clock.advance(TestSettings.LEASE);
            ClaimedChunk chunk = nights.database.ledger().claim(pauses());
            assertThat(chunk.intents()).hasSize(1);
            nights.database.ledger().settle(chunk.claim(), List.of(new Settlement.Done(pauseKey(1, TONIGHT), true)));
        });

        RunResult result = nights.run(RunRequest.tonight().covering(Workflow.AUTO_PAUSE));

        assertThat(result.pauses()).isEqualTo(new PauseResult.Finished(new PauseTally(1, 0, 0, 1, 0, 0)));
        assertThat(nights.intent(pauseKey(1, TONIGHT)).status()).isEqualTo(IntentStatus.DONE);
        assertThat(nights.intent(pauseKey(1, TONIGHT)).attempts()).isEqualTo(2);
        assertThat(nights.log.troubles()).containsExactly("RUN_LOST");
        assertThat(nights.log.of(ErrorCode.RUN_LOST).get(0).message())
                .isEqualTo("A chunk was settled by another worker, as its lease had run out");
    }

    @Test
    void aRunThatWasTakenOverTellsNobodyAndStoresNothing() {
        List<OpenRun> takenOver = new ArrayList<>();
        nights.before("PauseMonitor.findMissed", () -> {
            nights.clock.advance(TestSettings.RUN_LEASE);
            takenOver.add(nights.database.runStore().open(anotherOpening()));
        });

        RunResult result = nights.run();

        assertThat(takenOver).singleElement().satisfies(run -> {
            assertThat(run.takenOver()).isTrue();
            assertThat(run.runId()).isEqualTo(result.runId());
        });
        assertThat(nights.hooks.completed).isEmpty();
        assertThat(nights.hooks.failed).isEmpty();
        assertThat(nights.log.troubles()).containsExactly("RUN_LOST");
        assertThat(nights.database.runStore().find(result.runId()))
                .hasValueSatisfying(run -> assertThat(run.status()).isEqualTo(RunStatus.RUNNING));
    }

    @Test
    void aRunThatWasTakenOverWhilePlanningMissesNoPauses() {
        AtomicInteger monitored = new AtomicInteger();
        nights.before("IntentPlanner.planPauses", () -> {
            nights.clock.advance(TestSettings.RUN_LEASE);
            nights.database.runStore().open(anotherOpening());
        });
        nights.before("PauseMonitor.findMissed", monitored::incrementAndGet);

        nights.run();

        assertThat(nights.log.troubles()).containsExactly("RUN_LOST");
        assertThat(monitored).hasValue(0);
    }

    @Test
    void aRunThatWasTakenOverWhileSendingMissesNoPauses() {
        nights.sleepsMoveTheClock = false;
        AtomicInteger monitored = new AtomicInteger();
        OpenRun run = nights.database.runStore().open(opening(Duration.ofMillis(30)));
        // this node has to wait for the pause until it notices
        nights.after("IntentPlanner.planPauses", () -> nights.database.ledger().claim(pauses()));
        nights.after("RunStore.planningFinished", () -> {
            nights.database.runStore().handOver(run);
            nights.database.runStore().open(anotherOpening());
        });
        nights.before("PauseMonitor.findMissed", monitored::incrementAndGet);

        nights.runs().shared().carryOut(run, Optional.empty(), () -> false);

        assertThat(nights.log.troubles()).containsExactly("RUN_LOST");
        assertThat(monitored).hasValue(0);
    }

    @Test
    void aRunThatFailsAfterItWasTakenOverMissesNoPauses() {
        AtomicInteger monitored = new AtomicInteger();
        nights.before("IntentPlanner.planPauses", () -> {
            nights.clock.advance(TestSettings.RUN_LEASE);
            nights.database.runStore().open(anotherOpening());
            throw new IllegalStateException("unexpected");
        });
        nights.before("PauseMonitor.findMissed", monitored::incrementAndGet);

        assertThat(nights.run().status()).isEqualTo(RunStatus.FAILED);

        assertThat(nights.log.troubles()).containsExactly("RUN_LOST");
        assertThat(monitored).hasValue(0);
    }

    @Test
    void aRunOfALostProcessIsTakenOverAndFinished() {
        OpenRun lost = nights.database.runStore().open(anotherOpening());
        nights.clock.advance(TestSettings.RUN_LEASE);

        RunResult result = nights.run();

        assertThat(result.runId()).isEqualTo(lost.runId());
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(nights.management.farSide().effects()).containsExactly(pauseKey(1, TONIGHT));
        assertThat(nights.log.events().get(0).context()).containsEntry("taken_over", true);
        assertThat(nights.hooks.completed).containsExactly(result);
    }

    /** What another node claims for the same run. */
    private ClaimRequest pauses() {
        UUID runId =
                nights.database.slotStore().agenda(Instant.EPOCH).runs().get(0).runId();
        DispatchScope scope = new DispatchScope(runId, Channel.AUTO_PAUSE, TONIGHT);
        return new ClaimRequest(scope, UUID.randomUUID(), 50, TestSettings.LEASE, 12, Redelivery.ALWAYS);
    }

    private RunOpening anotherOpening() {
        return opening(TestSettings.RUN_LEASE);
    }

    private RunOpening opening(Duration lease) {
        RunSettings settings = nights.settings.toRunSettings();
        return new RunOpening(
                UUID.randomUUID(),
                TONIGHT,
                settings.zone(),
                Workflow.ALL,
                false,
                settings.policyFingerprint(),
                UUID.randomUUID(),
                lease,
                nights.clock.instant());
    }
}
