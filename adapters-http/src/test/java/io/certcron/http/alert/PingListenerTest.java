package io.certcron.http.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.domain.ErrorCode;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseResult;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.RunStatus;
import io.certcron.http.RunExamples;
import java.net.URI;
import java.util.function.Consumer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PingListenerTest {

    private static final String RID = "?rid=" + RunExamples.RUN;

    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void tellsOfTheBeginningAndOfASuccess() throws InterruptedException {
        ping(receiver.address(), listener -> {
            listener.onRunStart(RunExamples.start());
            listener.onRunComplete(RunExamples.completed());
        });

        assertThat(receiver.received().getTarget()).isEqualTo("/" + Receiver.SECRET + "/start" + RID);
        RecordedRequest end = receiver.received();
        assertThat(end.getMethod()).isEqualTo("POST");
        assertThat(end.getTarget()).isEqualTo("/" + Receiver.SECRET + RID);
        assertThat(end.getBody()).isNotNull();
        assertThat(end.getBody().utf8()).contains("COMPLETED", "4 sent", "5 done", RunExamples.RUN.toString());
    }

    @Test
    void aRunThatFailedIsAFailureAndWhatItsExceptionSaysStaysHere() throws InterruptedException {
        ping(receiver.address(), listener -> listener.onRunError(RunExamples.failed()));

        RecordedRequest end = receiver.received();
        assertThat(end.getTarget()).isEqualTo("/" + Receiver.SECRET + "/fail" + RID);
        assertThat(end.getBody()).isNotNull();
        assertThat(end.getBody().utf8()).contains("DATABASE_UNAVAILABLE").doesNotContain("kari");
    }

    @Test
    void whatNeedsAHumanIsAFailure() throws InterruptedException {
        ping(receiver.address(), listener -> listener.onRunComplete(RunExamples.withMissedPauses()));

        assertThat(receiver.received().getTarget()).contains("/fail?");
    }

    @Test
    void remindersThatAreLeftAreAFailureAsTheyMayHideAnother() throws InterruptedException {
        ping(
                receiver.address(),
                listener -> listener.onRunComplete(RunExamples.ended(
                        RunStatus.COMPLETED_WITH_FAILURES,
                        new ReminderResult.Unfinished(RunExamples.REMINDERS, 3),
                        new PauseResult.Finished(RunExamples.PAUSES),
                        RunExamples.NONE_MISSED)));

        assertThat(receiver.received().getTarget()).isEqualTo("/" + Receiver.SECRET + "/fail" + RID);
    }

    @Test
    void aStoppedChannelIsAFailure() throws InterruptedException {
        ping(
                receiver.address(),
                listener -> listener.onRunComplete(RunExamples.ended(
                        RunStatus.COMPLETED_WITH_FAILURES,
                        new ReminderResult.Stopped(RunExamples.REMINDERS, 3, ErrorCode.SERVICE_UNAUTHORIZED),
                        new PauseResult.NotCovered(),
                        new MonitoringResult.NotMade())));

        assertThat(receiver.received().getTarget()).contains("/fail?");
    }

    @Test
    void dryRunsDontPing() {
        ping(receiver.address(), listener -> {
            listener.onRunStart(RunExamples.dryStart());
            listener.onRunComplete(RunExamples.dry());
            listener.onRunStart(RunExamples.dryStart());
            listener.onRunError(RunExamples.failed(true, true));
            listener.onRunError(RunExamples.failed(true, false));
        });

        assertThat(receiver.server().getRequestCount()).isZero();
    }

    @Test
    void anAddressMayHaveAQueryAndASlashAtItsEnd() throws InterruptedException {
        ping(receiver.server().url("/ping/?create=1").uri(), listener -> listener.onRunStart(RunExamples.start()));

        assertThat(receiver.received().getTarget()).isEqualTo("/ping/start?create=1&rid=" + RunExamples.RUN);
    }

    private void ping(URI address, Consumer<PingListener> run) {
        receiver.answerAll(200);
        try (AlertDelivery delivery = receiver.delivery()) {
            run.accept(new PingListener(delivery, address));
        }
    }
}
