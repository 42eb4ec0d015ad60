package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Programs that a test drives and that a machine may lack. */
final class RequiredTools {

    private RequiredTools() {}

    /** Skips the test where the program is missing; fails it where {@code CERTCRON_REQUIRE_TOOLS} is {@code true}. */
    static void require(String debianPackage, String... paths) {
        for (String path : paths) {
            boolean there = Files.isExecutable(Path.of(path));
            String missing = path + " is not installed: this test needs Debian's package " + debianPackage;
            if ("true".equals(System.getenv("CERTCRON_REQUIRE_TOOLS"))) {
                assertThat(there).as(missing).isTrue();
            }
            assumeTrue(there, missing);
        }
    }
}
