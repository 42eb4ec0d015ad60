package io.certcron.http.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.certcron.application.port.in.RunListener;
import io.certcron.domain.PauseResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.RunStatus;
import io.certcron.http.RunExamples;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebhookListenerTest {

    private static final Optional<URI> PAGE = Optional.of(URI.create("https://ops.example.org/certcron/"));

    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void saysNothingOnANightOnWhichAllIsWell() {
        tell(PAGE, false, listener -> listener.onRunComplete(RunExamples.completed()));

        assertThat(receiver.server().getRequestCount()).isZero();
    }

    @Test
    void speaksEveryNightWhereItIsAskedTo() throws Exception {
        tell(PAGE, true, listener -> listener.onRunComplete(RunExamples.completed()));

        assertThat(text())
                .isEqualTo(
                        """
                Certification expiry check of 2026-11-21, workflow ALL: COMPLETED
                Reminders: 5 planned, 4 sent, 1 sent before, 0 skipped, 0 rejected
                Pauses: 6 planned, 5 done, 0 done before, 1 skipped, 0 rejected, 0 held
                Run 3f0c2f0e-8f53-4b8f-9a55-5f8a6a3f7d10
                https://ops.example.org/certcron/runs/3f0c2f0e-8f53-4b8f-9a55-5f8a6a3f7d10""");
    }

    @Test
    void tellsOfMissedPausesWithoutNamingAnyone() throws Exception {
        tell(Optional.empty(), false, listener -> listener.onRunComplete(RunExamples.withMissedPauses()));

        assertThat(text())
                .contains("- Expired certifications that nobody paused: 3.")
                .doesNotContain("0d3f1a52")
                .doesNotContain("http");
    }

    @Test
    void tellsOfHeldPauses() throws Exception {
        tell(
                PAGE,
                false,
                listener -> listener.onRunComplete(RunExamples.ended(
                        RunStatus.COMPLETED_WITH_FAILURES,
                        new ReminderResult.Finished(RunExamples.REMINDERS),
                        new PauseResult.Held(new PauseTally(1_500, 1_500, 0, 0, 0, 0), 0),
                        RunExamples.NONE_MISSED)));

        assertThat(text()).contains("- Pauses held by the brake, to be released or dropped: 1500.");
    }

    @Test
    void tellsOfARunThatFailedByItsCodeAlone() throws Exception {
        tell(PAGE, false, listener -> listener.onRunError(RunExamples.failed()));

        assertThat(text()).contains("FAILED", "DATABASE_UNAVAILABLE", "/runs/").doesNotContain("kari");
    }

    @Test
    void ofARunThatCouldNotBeOpenedThereIsNoPage() throws Exception {
        tell(PAGE, false, listener -> listener.onRunError(RunExamples.failed(false, false)));

        assertThat(text()).contains("FAILED").endsWith("\nhttps://ops.example.org/certcron/");
    }

    @Test
    void whatNoCountExplainsIsToldAllTheSame() throws Exception {
        tell(
                PAGE,
                false,
                listener -> listener.onRunComplete(RunExamples.ended(
                        RunStatus.COMPLETED_WITH_FAILURES,
                        new ReminderResult.Finished(RunExamples.REMINDERS),
                        new PauseResult.Finished(RunExamples.PAUSES),
                        RunExamples.NONE_MISSED)));

        assertThat(text()).contains("COMPLETED_WITH_FAILURES\n- Something else went wrong");
    }

    @Test
    void dryRunsAreLeftOut() {
        tell(PAGE, true, listener -> {
            listener.onRunStart(RunExamples.dryStart());
            listener.onRunComplete(RunExamples.dry());
            listener.onRunStart(RunExamples.dryStart());
            listener.onRunError(RunExamples.failed(true, true));
            listener.onRunError(RunExamples.failed(true, false));
        });

        assertThat(receiver.server().getRequestCount()).isZero();
    }

    private void tell(Optional<URI> page, boolean everyNight, Consumer<RunListener> run) {
        receiver.answerAll(200);
        try (AlertDelivery delivery = receiver.delivery()) {
            run.accept(new WebhookListener(delivery, new WebhookSettings(receiver.address(), page, everyNight)));
        }
    }

    private String text() throws InterruptedException, JsonProcessingException {
        return new JsonMapper().readTree(receiver.receivedBody()).path("text").asText();
    }
}
