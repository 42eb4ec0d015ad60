package io.certcron.application.run;

import static io.certcron.application.run.SmallNight.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.certcron.application.log.CapturedEvent;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.AuditLog.AuditEntry;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.redaction.Redactor;
import io.certcron.domain.Certification;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The four tests that the specification of error logging and monitoring asks for, one by one. */
class ErrorLoggingAndMonitoringTest {

    private final SmallNight night = new SmallNight();

    @Test
    void aFailedServiceCallLeavesAnErrorWithEveryRequiredField() {
        Certification certification = night.expiresTonight(1);
        night.managementService = batch -> new BatchAnswer.Unavailable(
                ErrorCode.SERVICE_UNAVAILABLE,
                true,
                OptionalInt.of(503),
                Optional.empty(),
                Optional.of(new Redactor(List.of()).redact("{\"code\":\"PGRST000\",\"message\":\"no connection\"}")));

        RunResult result = night.run();

        CapturedEvent error = night.events.of(Severity.ERROR).get(0);
        assertThat(error.fields()).containsOnlyKeys(EventLog.RUN_ID, EventLog.ERROR_CODE, EventLog.CONTEXT);
        assertThat(error.runId()).isEqualTo(result.runId().toString());
        assertThat(error.errorCode()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(error.message()).isEqualTo("A service did not carry out a request");
        assertThat(error.context())
                .contains(
                        entry("http_status", 503),
                        entry("body", "{\"code\":\"PGRST000\",\"message\":\"no connection\"}"),
                        entry(
                                "certification_ids",
                                List.of(certification.certificationId().toString())),
                        entry(
                                "peer_mentor_ids",
                                List.of(certification.peerMentorId().toString())));
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED_WITH_FAILURES);
    }

    @Test
    void twoExpiredCertificationsThatNobodyPausedAreCountedAndNamed() {
        Certification first = night.expired(1, TONIGHT.minusDays(3));
        Certification second = night.expired(2, TONIGHT.minusDays(1));
        night.expired(3, TONIGHT.plusDays(1));

        RunResult result = night.run();

        FlaggedCertifications both =
                new FlaggedCertifications(2, List.of(first.certificationId(), second.certificationId()));
        assertThat(result.monitoring()).isEqualTo(new MonitoringResult.Checked(both, FlaggedCertifications.NONE));
        assertThat(night.audited).extracting(AuditEntry::missed).containsExactly(Optional.of(both));
        assertThat(night.events.of(Severity.WARN)).singleElement().satisfies(warning -> {
            assertThat(warning.errorCode()).isEqualTo("MISSED_PAUSES");
            assertThat(warning.context())
                    .contains(
                            entry("missed_pause_count", 2L),
                            entry(
                                    "certification_ids",
                                    List.of(
                                            first.certificationId().toString(),
                                            second.certificationId().toString())))
                    .containsKey("remediation");
        });
    }

    @Test
    void aCleanRunWarnsOfNothingAndAuditsZero() {
        night.expiresTonight(1);

        RunResult result = night.run();

        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(night.events.of(Severity.WARN)).isEmpty();
        assertThat(night.events.of(Severity.ERROR)).isEmpty();
        assertThat(night.audited)
                .containsExactly(new AuditEntry(
                        result.runId(),
                        Instant.parse("2026-11-21T01:30:00Z"),
                        Optional.of(FlaggedCertifications.NONE)));
    }

    @Test
    void anUnexpectedExceptionIsLoggedWithItsStackTraceAndDoesNotEscape() {
        night.expiresTonight(1);
        night.managementService = batch -> {
            throw new IllegalStateException("jdbc:postgresql://db/certs?password=hunter2");
        };

        RunResult result = night.run();

        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(night.events.of(Severity.ERROR))
                .filteredOn(event -> event.stackTrace() != null)
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.errorCode()).isEqualTo("UNEXPECTED_EXCEPTION");
                    assertThat(error.stackTrace())
                            .asString()
                            .startsWith("java.lang.IllegalStateException\n\tat "
                                    + getClass().getName())
                            .doesNotContain("hunter2");
                });
        assertThat(night.audited).hasSize(1);
    }
}
