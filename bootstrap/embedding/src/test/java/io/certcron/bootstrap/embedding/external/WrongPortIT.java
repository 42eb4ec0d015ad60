package io.certcron.bootstrap.embedding.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.bootstrap.embedding.external.ExternalProject.Finished;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Another team gets two ports wrong, and the published contract kit says which rules they broke. */
class WrongPortIT {

    private static final Pattern FAILURE = Pattern.compile("(?m)Broken rule (.+)$");

    @Test
    void theBuildFailsAndNamesTheBrokenRulesAndNoOthers() {
        Finished build = ExternalProject.named("wrong-port").maven("test");

        assertThat(build.exitCode()).isEqualTo(1);
        assertThat(brokenRules(build.stdout()))
                .as(build.stdout())
                .containsExactlyInAnyOrder(
                        "K05: a call that throws ends nothing",
                        "S04: an item that the answer does not mention is absent, never done");
        assertThat(build.stdout()).contains("Failures: 2, Errors: 0");
    }

    private static List<String> brokenRules(String output) {
        return FAILURE.matcher(output)
                .results()
                .map(MatchResult::group)
                .map(line -> line.substring("Broken rule ".length()).strip())
                .distinct()
                .toList();
    }
}
