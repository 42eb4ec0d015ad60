package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.certcron.application.log.EventLog;
import io.certcron.contract.ServiceReply;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Severity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UnexpectedExceptionTest {

    private final Nights nights = new Nights();

    @BeforeEach
    void onePauseAndOneReminderAreDueAndTheReminderNeedsTwoAttempts() {
        nights.insert(1, TONIGHT);
        nights.insert(2, TONIGHT.plusDays(30));
        nights.reminders.farSide().answerNextWith(new ServiceReply.Status(503, Optional.empty(), "down"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RunStore.lastPlanned",
                "RunStore.planningFinished",
                "IntentPlanner.findUnusable",
                "IntentPlanner.countDuePauses",
                "IntentPlanner.planPauses",
                "IntentPlanner.planReminders",
                "IntentLedger.rearm",
                "IntentLedger.claim",
                "IntentLedger.settle",
                "IntentLedger.untilClaimable",
                "IntentLedger.backlog",
                "CertificationReminderService.sendReminders",
                "CertificationManagementService.autoPause",
                "Sleeper.sleep"
            })
    void failsTheRunAndIsToldOnceAndTheRestOfTheRunIsDone(String portAndMethod) {
        IllegalStateException unexpected = new IllegalStateException("password=hunter2");
        nights.before(portAndMethod, () -> {
            throw unexpected;
        });

        RunResult result = nights.run();

        assertToldOnce(result, unexpected);
        assertThat(result.monitoring()).isInstanceOf(MonitoringResult.Checked.class);
        assertThat(nights.database.auditLog().find(result.runId())).isPresent();
        assertThat(nights.database.runStore().find(result.runId()))
                .hasValueSatisfying(run -> assertThat(run.status()).isEqualTo(RunStatus.FAILED));
    }

    @Test
    void failsTheRunThatCanNotEvenBeOpened() {
        IllegalStateException unexpected = new IllegalStateException("password=hunter2");
        nights.before("RunStore.open", () -> {
            throw unexpected;
        });

        RunResult result = nights.run();

        assertToldOnce(result, unexpected);
        assertThat(result.monitoring()).isEqualTo(new MonitoringResult.NotMade());
    }

    @Test
    void failsTheRunThatCanNotBeClosed() {
        StackOverflowError unexpected = new StackOverflowError("password=hunter2");
        nights.before("RunStore.close", () -> {
            throw unexpected;
        });

        RunResult result = nights.run();

        assertToldOnce(result, unexpected);
        assertThat(result.pauses().tally().paused()).isEqualTo(1);
    }

    @Test
    void keepsTheFirstFailureWhereTheRunCanNotBeClosedEither() {
        IllegalStateException first = new IllegalStateException();
        nights.before("IntentPlanner.planPauses", () -> {
            throw first;
        });
        nights.before("RunStore.close", () -> {
            throw new IllegalArgumentException();
        });

        assertToldOnce(nights.run(), first);
    }

    @Test
    void failsTheRunWhateverItIs() {
        NoClassDefFoundError broken = new NoClassDefFoundError();
        nights.before("CertificationManagementService.autoPause", () -> {
            throw broken;
        });

        assertToldOnce(nights.run(), broken);
    }

    @Test
    void leavesTheOtherChannelAlone() {
        nights.before("CertificationReminderService.sendReminders", () -> {
            throw new IllegalStateException();
        });

        RunResult result = nights.run();

        assertThat(result.pauses().tally().paused()).isEqualTo(1);
        assertThat(nights.log.of(ErrorCode.CHANNEL_STOPPED)).singleElement().satisfies(error -> assertThat(
                        error.context())
                .contains(entry("channel", "REMINDER"), entry("reason", "UNEXPECTED_EXCEPTION")));
    }

    @Test
    void onBothChannelsIsLoggedOfBoth() {
        nights.before("CertificationReminderService.sendReminders", () -> {
            throw new IllegalStateException();
        });
        nights.before("CertificationManagementService.autoPause", () -> {
            throw new UnsupportedOperationException();
        });

        nights.run();

        assertThat(stackTraces())
                .singleElement()
                .asString()
                .contains("java.lang.IllegalStateException")
                .contains("java.lang.UnsupportedOperationException");
    }

    @Test
    void isAnInterruptionThatIsPassedOnOnceTheRunIsClosed() {
        Thread caller = Thread.currentThread();
        boolean[] interruptedInCheck = {false};
        nights.before("PauseMonitor.findMissed", () -> interruptedInCheck[0] = caller.isInterrupted());
        nights.before("CertificationManagementService.autoPause", () -> {
            caller.interrupt();
            new CountDownLatch(1).await();
        });

        RunResult result = nights.run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(interruptedInCheck[0])
                .as("an interrupted thread could not ask the database")
                .isFalse();
        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(nights.database.runStore().find(result.runId()))
                .hasValueSatisfying(run -> assertThat(run.status()).isEqualTo(RunStatus.FAILED));
    }

    private void assertToldOnce(RunResult result, Throwable cause) {
        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(nights.hooks.completed).isEmpty();
        assertThat(nights.hooks.failed).singleElement().satisfies(error -> {
            assertThat(error.runId()).isEqualTo(result.runId());
            assertThat(error.code()).isEqualTo(ErrorCode.UNEXPECTED_EXCEPTION);
            assertThat(error.cause()).isSameAs(cause);
        });
        assertThat(stackTraces())
                .singleElement()
                .asString()
                .startsWith(cause.getClass().getName() + "\n\tat ")
                .doesNotContain("hunter2");
    }

    private List<Object> stackTraces() {
        return nights.log.of(Severity.ERROR).stream()
                .filter(RecordedLog.Event::hasStackTrace)
                .map(error -> error.fields().get(EventLog.STACK_TRACE))
                .toList();
    }
}
