package io.certcron.contract;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z][0-9]{2}) \\| (.+) \\|$");

    @Test
    void listsEveryRuleInItsOwnWords() throws IOException {
        Map<String, String> listed =
                ROW.matcher(readme()).results().collect(toMap(row -> row.group(1), row -> row.group(2)));

        assertThat(new TreeMap<>(listed)).isEqualTo(new TreeMap<>(Contracts.rules()));
    }

    @Test
    void namesEveryPortAndItsContract() throws IOException {
        String readme = readme();

        assertThat(Contracts.ports()).allSatisfy(port -> assertThat(readme)
                .contains("`" + port.getSimpleName() + "`", "`" + port.getSimpleName() + "Contract`"));
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
