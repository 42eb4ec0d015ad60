package io.certcron.bootstrap.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.bootstrap.verify.Checked;
import io.certcron.bootstrap.verify.Verification.Finished;
import io.certcron.bootstrap.verify.VerificationSettings;
import io.certcron.bootstrap.verify.exchange.Credential;
import io.certcron.bootstrap.verify.exchange.VerifiedService;
import io.certcron.bootstrap.verify.rule.ContractRule;
import io.certcron.bootstrap.verify.rule.Evidence;
import io.certcron.bootstrap.verify.rule.Verdict;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;

class JunitReportTest {

    private static final String AWKWARD = "a <page>&\"more\"]]>\u0000\u001b[31m\uFFFE æøå 🙂";

    @Test
    void isReadAsSurefiresOwnReportsAre() throws Exception {
        ReportTestSuite suite = parsed(written());

        assertThat(suite.getFullClassName()).isEqualTo("contract-verify.management");
        assertThat(suite.getNumberOfTests()).isEqualTo(3);
        assertThat(suite.getNumberOfFailures()).isEqualTo(1);
        assertThat(suite.getNumberOfErrors()).isZero();
        assertThat(suite.getNumberOfSkipped()).isEqualTo(1);
        assertThat(suite.getTestCases())
                .extracting(ReportTestCase::getName)
                .satisfiesExactly(
                        name -> assertThat(name).startsWith("S01 Health."),
                        name -> assertThat(name).startsWith("S05 Every item."),
                        name -> assertThat(name).startsWith("S10 Restart."));
        assertThat(suite.getTestCases())
                .extracting(ReportTestCase::isSuccessful)
                .containsExactly(true, false, false);
    }

    @Test
    void saysWhatWasSentAnsweredAndExpectedWhateverTheAnswerHolds() throws Exception {
        ReportTestCase broken = parsed(written()).getTestCases().get(1);

        assertThat(broken.hasFailure()).isTrue();
        assertThat(broken.getFailureMessage()).isEqualTo("expected a result for each key");
        assertThat(broken.getFailureDetail())
                .contains("sent: POST /batch")
                .contains("answered: 200: a <page>&\"more\"]]>\uFFFD\uFFFD[31m\uFFFD æøå 🙂");
    }

    private static String written() {
        StringWriter xml = new StringWriter();
        JunitReport.write(finished(), xml);
        return xml.toString();
    }

    private static ReportTestSuite parsed(String xml) throws Exception {
        return new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(new InputStreamReader(
                        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .get(0);
    }

    private static Finished finished() {
        return new Finished(
                new VerificationSettings(
                        VerifiedService.MANAGEMENT,
                        URI.create("http://management.example"),
                        new Credential.Token("a-secret"),
                        List.of(),
                        LocalDate.of(2026, 11, 21),
                        Duration.ofSeconds(10),
                        false),
                "64 that the service's sandbox offers",
                List.of(
                        new Checked(ContractRule.S01, Verdict.held(), Duration.ofMillis(12)),
                        new Checked(
                                ContractRule.S05,
                                new Verdict.Broken(List.of(
                                        new Evidence("POST /batch", "200: " + AWKWARD, "a result for each key"))),
                                Duration.ofMillis(34)),
                        new Checked(
                                ContractRule.S10,
                                new Verdict.NotChecked("Restart it.", Verdict.Needs.ANOTHER_RUN),
                                Duration.ZERO)),
                Set.of("auto-pause:1"),
                Set.of(),
                Instant.parse("2026-11-21T12:00:00.123Z"),
                Duration.ofSeconds(2));
    }
}
