package io.certcron.http.client;

import static io.certcron.http.client.Batches.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.certcron.application.port.out.ServiceBatch;
import io.certcron.domain.Action;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceRequestTest {

    private final LoopbackService loopback = new LoopbackService();

    @AfterEach
    void stop() {
        loopback.close();
    }

    @Test
    void sendsRemindersExactlyAsTheContractHasIt() throws Exception {
        loopback.answerTo(Batches.reminders(1), 200, "{\"results\": []}");

        RecordedRequest request = loopback.received();

        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/api/v1/certification-reminders/batch");
        assertThat(request.getBody().utf8())
                .isEqualTo(
                        oneLine(
                                """
                        {"cron_run_id":"3f0c2f0e-8f53-4b8f-9a55-5f8a6a3f7d10",
                        "business_date":"2026-11-21",
                        "items":[{
                        "idempotency_key":"reminder:00000000-0000-00c0-0000-000000000001:2026-12-21:30",
                        "certification_id":"00000000-0000-00c0-0000-000000000001",
                        "peer_mentor_id":"00000000-0000-00a0-0000-000000000001",
                        "expiry_date":"2026-12-21",
                        "threshold_days":30,
                        "days_left":30}]}
                        """));
    }

    @Test
    void sendsPausesExactlyAsTheContractHasIt() throws Exception {
        loopback.server().enqueue(LoopbackService.json(200, "{\"results\": []}"));
        loopback.management(loopback.settings()).autoPause(Batches.pauses(1));

        RecordedRequest request = loopback.received();

        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/api/v1/certification-management/auto-pauses/batch");
        assertThat(request.getBody().utf8())
                .isEqualTo(
                        oneLine(
                                """
                        {"cron_run_id":"3f0c2f0e-8f53-4b8f-9a55-5f8a6a3f7d10",
                        "business_date":"2026-11-21",
                        "reason":"CERTIFICATION_EXPIRED",
                        "items":[{
                        "idempotency_key":"auto-pause:00000000-0000-00c0-0000-000000000001:2026-11-21",
                        "certification_id":"00000000-0000-00c0-0000-000000000001",
                        "peer_mentor_id":"00000000-0000-00a0-0000-000000000001",
                        "expiry_date":"2026-11-21"}]}
                        """));
    }

    @Test
    void sendsTheTokenAndWhoIsCallingWithIt() throws Exception {
        loopback.answerTo(Batches.reminders(1), 200, "{\"results\": []}");

        RecordedRequest request = loopback.received();

        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + LoopbackService.TOKEN);
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("certification-cron");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("Cookie")).isNull();
    }

    @Test
    void countsDaysLeftFromTheBusinessDateAndNotFromTheThreshold() throws Exception {
        LocalDate caughtUpLate = LocalDate.parse("2026-12-17");
        loopback.answerTo(
                new ServiceBatch(Batches.RUN, TODAY, List.of(Batches.intent(1, new Action.Reminder(30), caughtUpLate))),
                LoopbackService.json(200, "{\"results\": []}"));

        assertThat(loopback.received().getBody().utf8()).contains("\"threshold_days\":30,\"days_left\":26");
    }

    @Test
    void keepsThePathOfTheBaseAddressWithOrWithoutASlashAtItsEnd() throws Exception {
        for (String base : List.of("/behind/a%20proxy", "/behind/a%20proxy/")) {
            loopback.server().enqueue(LoopbackService.json(200, "{\"results\": []}"));
            URI address = loopback.server().url(base).uri();
            HttpServiceSettings settings = HttpServiceSettings.of(address, LoopbackService.TOKEN);

            loopback.reminders(settings).sendReminders(Batches.reminders(1));

            assertThat(loopback.received().getTarget())
                    .isEqualTo("/behind/a%20proxy/api/v1/certification-reminders/batch");
        }
    }

    @Test
    void refusesActionsThatTheServiceDoesNotCarry() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loopback.reminders(loopback.settings()).sendReminders(Batches.pauses(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loopback.management(loopback.settings()).autoPause(Batches.reminders(1)));
        assertThat(loopback.server().getRequestCount()).isZero();
    }

    private static String oneLine(String json) {
        return json.replace("\n", "");
    }
}
