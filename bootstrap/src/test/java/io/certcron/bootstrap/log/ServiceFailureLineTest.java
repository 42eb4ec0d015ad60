package io.certcron.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.redaction.Redactor;
import io.certcron.application.run.RunPorts;
import io.certcron.application.run.RunSettings;
import io.certcron.application.run.Runs;
import io.certcron.contract.ClockAdvancingSleeper;
import io.certcron.contract.InMemoryDatabase;
import io.certcron.contract.RecordingReminderService;
import io.certcron.contract.SettableClock;
import io.certcron.domain.Certification;
import io.certcron.domain.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A simulated service failure produces a log entry that matches the schema: all required fields, severity {@code ERROR},
 * an error code, the status and the body.
 */
class ServiceFailureLineTest {

    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);

    private final PrintStream stdout = System.out;

    @AfterEach
    void giveBack() {
        System.setOut(stdout);
    }

    @Test
    void aFailureOfAServiceIsAnErrorThatFitsTheSchema() {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-21T02:00:00Z"));
        InMemoryDatabase database = new InMemoryDatabase(clock);
        Certification expiring = new Certification(UUID.randomUUID(), UUID.randomUUID(), TONIGHT, "active");
        database.insert(expiring);
        CertificationManagementService failing = batch -> new BatchAnswer.Unavailable(
                ErrorCode.SERVICE_UNAVAILABLE,
                true,
                OptionalInt.of(500),
                Optional.empty(),
                Optional.of(new Redactor(List.of()).redact("{\"code\":\"PGRST301\",\"message\":\"JWT expired\"}")));

        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (JsonLogging logging = JsonLogging.install(sink)) {
            runs(database, failing, clock).execute(RunRequest.tonight(), TONIGHT, () -> false);
        }

        LogLines lines =
                LogLines.allValid(sink.toString(StandardCharsets.UTF_8).lines().toList());
        JsonNode failure = lines.withCode("SERVICE_UNAVAILABLE").get(0);
        assertThat(failure.path("severity").asText()).isEqualTo("ERROR");
        assertThat(failure.at("/context/http_status").asInt()).isEqualTo(500);
        assertThat(failure.at("/context/body").asText()).contains("PGRST301", "JWT expired");
        assertThat(failure.at("/context/certification_ids/0").asText())
                .isEqualTo(expiring.certificationId().toString());
    }

    private static Runs runs(
            InMemoryDatabase database, CertificationManagementService management, SettableClock clock) {
        RunSettings settings = RunSettings.standard(ZoneOffset.UTC);
        RunPorts ports = new RunPorts(
                database.runStore(),
                database.planner(settings.policy()),
                database.ledger(),
                new RecordingReminderService(),
                management,
                database.pauseMonitor(),
                database.auditLog(),
                new ClockAdvancingSleeper(clock));
        return new Runs(ports, settings, List.of(), new EventLog(), clock, new SplittableRandom(1));
    }
}
