package io.certcron.bootstrap.endtoend;

import static io.certcron.bootstrap.endtoend.Platform.TODAY;
import static io.certcron.bootstrap.endtoend.Platform.active;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.certcron.bootstrap.log.LogLines;
import io.certcron.domain.Certification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A night on which one of the services is down, and the nights after it. */
class TroubledServiceIT {

    private static final Map<String, String> IMPATIENT =
            Map.of("DISPATCH_BACKOFF_FIRST", "50ms", "DISPATCH_BACKOFF_LONGEST", "200ms");

    private Platform platform;

    @BeforeEach
    void start() {
        platform = Platform.start();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aServiceThatIsDownThroughoutIsReportedAndHoldsNothingElseUp() {
        Certification expiring = active(TODAY);
        platform.insert(expiring, active(TODAY.plusDays(30)), active(TODAY.plusDays(14)));
        platform.services()
                .management()
                .answerAlways(
                        503,
                        "application/json",
                        """
                        {"error_code": "MAINTENANCE", "message": "back at six", "full_name": "Kari Nordmann",
                         "contact": {"message": "kari@example.org"}}""");

        JobProcess.Finished night = JobProcess.run(platform.settings(IMPATIENT), "execute");

        LogLines log = LogLines.allValid(night.stdout());
        assertThat(night.exitCode()).isEqualTo(10);
        assertThat(log.withCode("SERVICE_UNAVAILABLE")).hasSize(4).allSatisfy(event -> {
            assertThat(event.path("severity").asText()).isEqualTo("ERROR");
            assertThat(event.at("/context/http_status").asInt()).isEqualTo(503);
            assertThat(event.at("/context/body").asText())
                    .contains("MAINTENANCE", "back at six")
                    .doesNotContain("Kari", "kari@example.org");
        });
        assertThat(platform.effects()).hasSize(2).allSatisfy(key -> assertThat(key)
                .startsWith("reminder:"));
        assertThatMissedPauseIsReported(expiring, log);
    }

    private void assertThatMissedPauseIsReported(Certification expiring, LogLines log) {
        String id = expiring.certificationId().toString();
        List<JsonNode> warnings = log.withCode("MISSED_PAUSES");
        assertThat(warnings).singleElement().satisfies(event -> {
            assertThat(event.path("severity").asText()).isEqualTo("WARN");
            assertThat(event.at("/context/certification_ids/0").asText()).isEqualTo(id);
            assertThat(event.at("/context/remediation").asText()).isNotBlank();
        });
        assertThat(
                        platform.column(
                                "SELECT missed_pause_count || ' ' || (missed_ids ->> 0) || ' ' || resolved FROM cron_audit_log"))
                .containsExactly("1 " + id + " false");
    }

    @Test
    void aChannelWhoseRequestsAreHeldBackForTooLongIsStopped() {
        platform.insert(
                Stream.generate(() -> active(TODAY.plusDays(30))).limit(1_000).iterator());
        platform.services().reminders().answerAlways(503, "text/plain", "down");

        JobProcess.Finished night = JobProcess.run(
                platform.settings(Map.of("CIRCUIT_BREAKER_DELAY", "200ms", "DISPATCH_GIVE_UP_AFTER", "1s")), "execute");

        LogLines log = LogLines.allValid(night.stdout());
        assertThat(night.exitCode()).isEqualTo(10);
        assertThat(log.withCode("CHANNEL_STOPPED")).singleElement().satisfies(event -> {
            assertThat(event.at("/context/reason").asText()).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(event.at("/context/open_count").asInt()).isEqualTo(1_000);
        });
        assertThat(platform.count("certification_idempotency_log WHERE status = 'PENDING'"))
                .isEqualTo(1_000);
    }

    @Test
    void theNextRunDoesWhatWasLeft() {
        platform.insert(active(TODAY));
        platform.services().management().answerAlways(503, "text/plain", "down");
        JobProcess.run(platform.settings(IMPATIENT), "execute");
        platform.services().management().recover();

        JobProcess.Finished next = JobProcess.run(platform.settings(IMPATIENT), "execute");

        assertThat(next.exitCode()).isZero();
        assertThat(platform.effects()).singleElement().asString().startsWith("auto-pause:");
        assertThat(platform.column("SELECT missed_pause_count FROM cron_audit_log ORDER BY run_at"))
                .containsExactly("1", "0");
    }

    @Test
    void aWrongTokenStopsItsChannelAlone() {
        platform.insert(active(TODAY), active(TODAY.plusDays(7)));

        JobProcess.Finished night =
                JobProcess.run(platform.settings(Map.of("REMINDER_TOKEN", "not-the-right-one")), "execute");

        LogLines log = LogLines.allValid(night.stdout());
        assertThat(night.exitCode()).isEqualTo(10);
        assertThat(log.withCode("SERVICE_UNAUTHORIZED")).isNotEmpty();
        assertThat(log.withCode("CHANNEL_STOPPED")).hasSize(1);
        assertThat(platform.effects()).singleElement().asString().startsWith("auto-pause:");
        assertThat(platform.column(
                        "SELECT status || attempts FROM certification_idempotency_log WHERE action = 'REMINDER'"))
                .containsExactly("PENDING0");
    }
}
