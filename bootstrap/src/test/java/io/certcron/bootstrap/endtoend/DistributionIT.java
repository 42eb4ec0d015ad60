package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.bootstrap.endtoend.JobProcess.Finished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators unpack: it starts from anywhere, with the Java that they name, and says what is wrong with that. */
class DistributionIT {

    private static final String JAVA_HOME = System.getProperty("java.home");

    /** To a file of ours, not to an address on the web or a place on the same page. */
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @TempDir
    static Path unpacked;

    @TempDir
    Path directory;

    private static Distribution distribution;

    @BeforeAll
    static void unpack() throws IOException {
        distribution = Distribution.unpackedIn(Files.createDirectory(unpacked.resolve("with a space")));
    }

    @Test
    void startsTheJob() {
        Finished finished = start(distribution.launcher(), Map.of("JAVA_HOME", JAVA_HOME), "--version");

        assertThat(finished.exitCode()).as(finished.stderr()).isZero();
        assertThat(finished.stdout()).singleElement().asString().matches("certification-cron [0-9].*");
        assertThat(distribution.home()).hasFileName(finished.stdout().get(0).replace(' ', '-'));
    }

    @Test
    void startsThroughLinksWithTheJavaOfThePath() throws IOException {
        Path programs = Files.createDirectory(directory.resolve("programs"));
        Files.createSymbolicLink(directory.resolve("installed"), distribution.home());
        Files.createSymbolicLink(programs.resolve("absolute"), directory.resolve("installed/bin/certification-cron"));
        Path relative = Files.createSymbolicLink(programs.resolve("relative"), Path.of("absolute"));

        Finished finished = start(relative, Map.of("PATH", path(Path.of(JAVA_HOME, "bin"))), "next", "0 2 * * *");

        assertThat(finished.exitCode()).as(finished.stderr()).isZero();
        assertThat(finished.stdout()).isNotEmpty();
    }

    @Test
    void hasEveryFileThatItsReadmeNames() {
        assertThat(List.of(
                        "README.md",
                        "lib/certification-cron.jar",
                        "conf/certification-cron.conf.example",
                        "conf/certification-cron.env.example",
                        "conf/certification-cron.service",
                        "docs/operations.md",
                        "docs/deploy/kubernetes-deployment.yaml"))
                .allSatisfy(
                        file -> assertThat(distribution.home().resolve(file)).isNotEmptyFile());
    }

    @Test
    void hasEveryPageThatItsPagesLinkTo() throws IOException {
        Path docs = distribution.home().resolve("docs").normalize();
        try (Stream<Path> files = Files.walk(docs)) {
            List<Path> pages =
                    files.filter(file -> file.toString().endsWith(".md")).toList();

            assertThat(pages.stream().flatMap(DistributionIT::linkedFrom).filter(target -> target.startsWith(docs)))
                    .hasSizeGreaterThan(50)
                    .allSatisfy(target -> assertThat(target).exists());
        }
    }

    /** The files that a page links to, whether they are there or not. */
    private static Stream<Path> linkedFrom(Path page) {
        try {
            return LINK.matcher(Files.readString(page)).results().map(link -> page.resolveSibling(link.group(1))
                    .normalize());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void keepsTheVirtualMachineOffStandardOutputAndAddsTheOptionsOfTheOperator() throws IOException {
        Path home = javaThat(
                """
                [ "$1" = -version ] && { echo 'openjdk version "17.0.1" 2021-10-19' >&2; exit; }
                printf '%s\\n' "$@"
                """);

        Finished finished = start(
                distribution.launcher(),
                Map.of("JAVA_HOME", home.toString(), "JAVA_OPTS", "-Xmx128m *"),
                "next",
                "0 2 * * *");

        assertThat(finished.stdout())
                .containsExactly(
                        "-Xlog:disable",
                        "-Xlog:all=warning:stderr",
                        "-XX:+DisplayVMOutputToStderr",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "*",
                        "-jar",
                        distribution
                                .home()
                                .toRealPath()
                                .resolve("lib/certification-cron.jar")
                                .toString(),
                        "next",
                        "0 2 * * *");
    }

    @Test
    void usesAnArchiveOfClassesWhereThereIsOne() throws IOException {
        Path home = javaThat(
                """
                [ "$1" = -version ] && { echo 'openjdk version "17.0.1" 2021-10-19' >&2; exit; }
                printf '%s\\n' "$@"
                """);
        Path archive = Files.createFile(distribution.home().toRealPath().resolve("lib/certification-cron.jsa"));
        try {
            Finished finished = start(distribution.launcher(), Map.of("JAVA_HOME", home.toString()), "daemon");

            assertThat(finished.stdout()).contains("-XX:SharedArchiveFile=" + archive, "-XX:TieredStopAtLevel=1");
        } finally {
            Files.delete(archive);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "java version \"1.8.0_392\", is a Java 8: a Java 17 or newer is needed",
        "openjdk version \"11.0.2\" 2019-01-15, is a Java 11: a Java 17 or newer is needed",
        "openjdk version \"16-ea\" 2021-03-16, is a Java 16: a Java 17 or newer is needed",
        "Segmentation fault, does not say its version"
    })
    void refusesAJavaThatIsTooOldOrNone(String says, String fault) throws IOException {
        Path home = javaThat("echo '" + says + "' >&2");

        Finished finished = start(distribution.launcher(), Map.of("JAVA_HOME", home.toString()), "--version");

        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.stderr()).startsWith("certification-cron: " + home).contains(fault);
        assertThat(finished.stdout()).isEmpty();
    }

    @Test
    void saysThatThereIsNoJavaAtJavaHome() {
        Finished finished = start(distribution.launcher(), Map.of("JAVA_HOME", "/nowhere"), "--version");

        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.stderr()).contains("JAVA_HOME is /nowhere, which has no bin/java", "or unset it");
    }

    @Test
    void saysThatThereIsNoJavaAtAll() throws IOException {
        Path tools = Files.createDirectory(directory.resolve("tools"));
        for (String tool : List.of("dirname", "readlink", "sed")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }

        Finished finished = start(distribution.launcher(), Map.of("PATH", tools.toString()), "--version");

        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.stderr()).contains("there is no java on the PATH", "set JAVA_HOME");
    }

    @Test
    void readsItsConfigurationUnlessAnotherIsNamed() throws IOException {
        Path own = Files.writeString(distribution.home().resolve("conf/certification-cron.conf"), "zone = Mars");
        Path other = Files.writeString(directory.resolve("other.conf"), "zone = Venus");
        try {
            Finished byDefault = start(distribution.launcher(), Map.of("JAVA_HOME", JAVA_HOME), "doctor");
            Finished named = start(
                    distribution.launcher(),
                    Map.of("JAVA_HOME", JAVA_HOME, "CERTCRON_CONFIG", other.toString()),
                    "doctor");

            assertThat(byDefault.stdout() + byDefault.stderr())
                    .contains("Mars", own.toRealPath().toString());
            assertThat(named.stdout() + named.stderr()).contains("Venus").doesNotContain("Mars");
        } finally {
            Files.delete(own);
        }
    }

    private Path javaThat(String script) throws IOException {
        Path java = Files.createDirectories(directory.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory.resolve("java");
    }

    private static String path(Path first) {
        return first + ":" + System.getenv("PATH");
    }

    private static Finished start(Path launcher, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        Stream.of(arguments).forEach(command::add);
        return JobProcess.run(command, environment);
    }
}
