package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code contract-verify}, as its users run it, against services in another language and against our own. */
class ContractVerifyIT {

    @TempDir
    Path directory;

    @BeforeEach
    void needsNode() {
        NodeService.require();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reminder", "management"})
    void aServiceWrittenFromTheContractPasses(String service) {
        String state = directory.resolve("state").toString();
        try (NodeService node = NodeService.start(directory, service, "--sandbox")) {
            VerifyRun verified = VerifyRun.ofTheJar(node, service, "--state", state);

            assertThat(verified.broken()).as(verified.stdout()).isEmpty();
            assertThat(verified.exitCode()).isZero();
            assertThat(verified.rules("not_checked")).containsExactly("S10", "S11", "S12");
            assertThat(verified.report().at("/effects/done")).hasSize(64);
            assertThat(verified.stderr()).isEmpty();
        }
        try (NodeService restarted = NodeService.start(directory, service)) {
            VerifyRun verified = VerifyRun.ofTheJar(restarted, service, "--state", state, "--after-restart");

            assertThat(verified.broken()).as(verified.stdout()).isEmpty();
            assertThat(verified.exitCode()).isZero();
            assertThat(verified.rules("held")).contains("S10");
            assertThat(verified.report().at("/effects/done")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reminder", "management"})
    void aServiceThatForgetsKeysAfterARestartBreaksS10(String service) {
        String state = directory.resolve("state").toString();
        String[] forgetful = {"--sandbox", "--break", "forgets-keys-after-a-restart"};
        try (NodeService node = NodeService.start(directory, service, forgetful)) {
            assertThat(VerifyRun.ofTheJar(node, service, "--state", state).exitCode())
                    .isZero();
        }
        try (NodeService restarted = NodeService.start(directory, service, forgetful)) {
            VerifyRun verified = VerifyRun.ofTheJar(restarted, service, "--state", state, "--after-restart");

            assertThat(verified.broken()).as(verified.stdout()).containsExactly("S10");
            assertThat(verified.exitCode()).isEqualTo(10);
            assertThat(verified.report().at("/effects/done")).hasSize(5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "reminder,   drops-an-item,           S05",
        "management, drops-an-item,           S05",
        "reminder,   ignores-the-expiry-date, S14",
        "management, ignores-the-expiry-date, S14",
        "reminder,   takes-a-wrong-token,     S03",
        "management, takes-a-wrong-token,     S03",
        "reminder,   answers-in-minutes,      S20",
        "management, answers-in-minutes,      S20",
    })
    void aServiceThatBreaksARuleIsToldWhich(String service, String variant, String rule) {
        try (NodeService node = NodeService.start(directory, service, "--sandbox", "--break", variant)) {
            long started = System.nanoTime();
            VerifyRun verified = VerifyRun.ofTheJar(node, service);

            assertThat(verified.broken()).as(verified.stdout()).containsExactly(rule);
            assertThat(verified.exitCode()).isEqualTo(10);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(40));
            assertThat(evidence(verified, rule))
                    .allSatisfy(each -> assertThat(each.path("sent").asText()).startsWith("POST /api/v1/"))
                    .allSatisfy(
                            each -> assertThat(each.path("expected").asText()).isNotEmpty())
                    .isNotEmpty();
            assertThat(verified.stdout()).doesNotContain(NodeService.TOKEN);
        }
    }

    private static JsonNode evidence(VerifyRun verified, String rule) {
        for (JsonNode each : verified.report().path("rules")) {
            if (each.path("rule").asText().equals(rule)) {
                return each.path("evidence");
            }
        }
        throw new AssertionError(rule + " is not reported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reminder", "management"})
    void ourOwnSandboxesPass(String service) {
        try (Platform platform = Platform.start()) {
            String url = platform.settings()
                    .get(service.equals("reminder") ? "CERTCRON_REMINDER_URL" : "CERTCRON_MANAGEMENT_URL");

            JobProcess.Finished verified =
                    JobProcess.run(platform.settings(), "contract-verify", "--service", service, "--base-url", url);

            assertThat(verified.exitCode())
                    .as(verified.stderr() + String.join("\n", verified.stdout()))
                    .isZero();
            assertThat(verified.stdout()).last().isEqualTo("Rules held: 17, broken: 0, not checked: 3.");
            assertThat(platform.effects()).hasSize(64);
            assertThat(platform.count("certifications WHERE status = 'paused'"))
                    .isEqualTo(service.equals("management") ? 64 : 0);
        }
    }

    @Test
    void refusesToRunWithoutCertifications() {
        try (NodeService node = NodeService.start(directory, "management")) {
            VerifyRun refused = VerifyRun.ofTheJar(node, "management");

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.stdout()).isEmpty();
            assertThat(refused.stderr())
                    .contains("no certifications to try the rules on", "answers 404", "Give --certifications FILE")
                    .endsWith("Nothing was verified.\n");
        }
    }

    @Test
    void saysInItsHelpWhichIdsItUsesAndWhatItCauses() {
        JobProcess.Finished help = JobProcess.run(Map.of(), "contract-verify", "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(String.join(" ", help.stdout()).replaceAll("\\s+", " "))
                .contains(
                        "It causes effects",
                        "only for certifications that --certification or --certifications name",
                        "Without either it refuses to run",
                        "list of processes");
    }
}
