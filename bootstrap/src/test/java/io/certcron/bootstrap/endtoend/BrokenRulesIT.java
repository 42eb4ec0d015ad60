package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule can be found broken, and is where nothing else is. */
class BrokenRulesIT {

    private static final Clock TODAY = Clock.systemUTC();

    @TempDir
    Path directory;

    @BeforeEach
    void needsNode() {
        NodeService.require();
    }

    @ParameterizedTest
    @CsvSource({
        "refuses-health-checks,         S01",
        "takes-no-token,                S02",
        "takes-a-wrong-token,           S03",
        "answers-text,                  S04",
        "answers-no-json,               S04",
        "drops-an-item,                 S05",
        "names-a-foreign-key,           S05",
        "names-a-key-twice,             S05",
        "says-ok,                       S06",
        "says-why-in-words,             S06",
        "says-duplicate-at-first,       S07",
        "does-it-again,                 S08 S09",
        "keys-of-a-run,                 S08 S09",
        "looks-before-it-waits,         S09",
        "retry-and-done-all-the-same,   S12",
        "does-unknown-ones,             S13",
        "ignores-the-expiry-date,       S14",
        "all-or-nothing,                S15",
        "takes-malformed-bodies,        S16",
        "fails-at-malformed-bodies,     S16",
        "takes-51-mentors,              S17",
        "counts-items,                  S18",
        "refuses-other-fields,          S19",
        "answers-in-minutes,            S20",
        "trickles-its-answers,          S20",
    })
    void whatBreaksARuleIsFound(String variant, String rules) {
        try (NodeService node = NodeService.start(directory, "management", "--sandbox", "--break", variant)) {
            VerifyRun verified = VerifyRun.here(TODAY, node, "management", "--timeout", "3s");

            assertThat(verified.broken()).as(verified.stdout()).containsExactly(rules.split(" "));
            assertThat(verified.exitCode()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry-at-first", "busy-at-first"})
    void aServiceThatPutsThingsOffAndDoesThemLaterKeepsS12(String variant) {
        try (NodeService node = NodeService.start(directory, "reminder", "--sandbox", "--break", variant)) {
            VerifyRun verified = VerifyRun.here(TODAY, node, "reminder");

            assertThat(verified.broken()).as(verified.stdout()).isEmpty();
            assertThat(verified.rules("held")).contains("S12");
            assertThat(verified.exitCode()).isZero();
        }
    }

    @Test
    void anAnswerThatIsCompressedIsAsGoodAsAnyOther() {
        try (NodeService node = NodeService.start(directory, "reminder", "--sandbox", "--break", "answers-gzip")) {
            assertThat(VerifyRun.here(TODAY, node, "reminder").exitCode()).isZero();
        }
    }

    @Test
    void keysThatAreForgottenAfterThirtyDaysBreakS11() {
        assertThat(thirtyFourDaysLater("forgets-keys-after-30-days").broken()).containsExactly("S11");
        assertThat(thirtyFourDaysLater("nothing").rules("held")).contains("S11");
    }

    private VerifyRun thirtyFourDaysLater(String variant) {
        String state = directory.resolve(variant).toString();
        try (NodeService node = NodeService.start(directory, "management", "--sandbox", "--break", variant)) {
            VerifyRun first = VerifyRun.here(TODAY, node, "management", "--state", state);
            assertThat(first.exitCode()).as(first.stderr()).isZero();
        }
        try (NodeService later =
                NodeService.start(directory, "management", "--sandbox", "--break", variant, "--days-later", "34")) {
            Clock then = Clock.offset(TODAY, Duration.ofDays(34));
            return VerifyRun.here(then, later, "management", "--state", state);
        }
    }

    @Test
    void aServiceThatDoesNotServeBatchesIsNotVerified() {
        try (NodeService node =
                NodeService.start(directory, "reminder", "--sandbox", "--break", "answers-a-proxy-page")) {
            VerifyRun redirected = VerifyRun.here(TODAY, node, "reminder");
            VerifyRun mistaken = VerifyRun.here(TODAY, node, "management");

            assertThat(redirected.stderr()).contains("answers 302", "Correct --service, or --base-url");
            assertThat(mistaken.stderr()).contains("answers 404");
            assertThat(List.of(redirected.exitCode(), mistaken.exitCode())).containsOnly(2);
        }
    }

    @Test
    void usesTheCertificationsThatItIsGivenAndNoOthers() throws IOException {
        Path given = directory.resolve("given.csv");
        try (NodeService node = NodeService.start(directory, "management", "--sandbox")) {
            String expired = Platform.TODAY.toString();
            List<String> rows = NodeSandbox.certifications(node, "management", 15, expired);
            Files.write(
                    given,
                    Stream.concat(Stream.of("certification_id,peer_mentor_id,expiry_date"), rows.stream())
                            .toList());

            VerifyRun verified = VerifyRun.here(TODAY, node, "management", "--certifications", given.toString());

            assertThat(verified.broken()).as(verified.stdout()).isEmpty();
            assertThat(verified.exitCode()).isZero();
            assertThat(verified.report().path("certifications").asText()).isEqualTo("15 that were given");
            assertThat(verified.report().at("/effects/done")).hasSize(15).allSatisfy(key -> assertThat(rows)
                    .anyMatch(row -> row.startsWith(key.asText().substring(11, 47))));

            VerifyRun again = VerifyRun.here(TODAY, node, "management", "--certifications", given.toString());
            assertThat(again.broken()).containsExactly("S07");
            assertThat(again.stdout()).contains("unless an earlier verification has used this certification");
        }
    }

    @Test
    void saysThatItIsIncompleteWhenCertificationsRunOut() {
        try (NodeService node = NodeService.start(directory, "reminder", "--sandbox")) {
            String row = NodeSandbox.certifications(
                            node, "reminder", 1, Platform.TODAY.plusDays(14).toString())
                    .get(0);

            VerifyRun verified = VerifyRun.here(TODAY, node, "reminder", "--certification", row);

            assertThat(verified.broken()).isEmpty();
            assertThat(verified.rules("not_checked")).contains("S02", "S08", "S18");
            assertThat(verified.report().at("/effects/done/0").asText()).endsWith(":14");
            assertThat(verified.exitCode()).isEqualTo(11);
        }
    }
}
