package io.certcron.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LauncherOptionsTest {

    private static final Path LAUNCHER = Path.of("../src/distribution/bin/certification-cron");

    @Test
    void areThoseOfTheLauncher() throws IOException {
        assertThat(Files.readString(LAUNCHER)).contains("\n    " + String.join(" ", Ours.LAUNCHER_OPTIONS) + " ${");
    }
}
