package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command lines of {@code docs/contract-tests.md}, run one after the other as they stand there. */
class ContractTestsDocumentIT {

    private static final Path DOCUMENT = Path.of("..", "docs", "contract-tests.md");
    private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\\n(.+?)```");

    @TempDir
    Path directory;

    @BeforeEach
    void needsNode() {
        NodeService.require();
    }

    @Test
    void everyCommandDoesWhatTheDocumentSays() throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("certcron.jar"));
        Files.createDirectories(directory.resolve("bootstrap/target"));
        Files.createSymbolicLink(directory.resolve("bootstrap/target").resolve(jar.getFileName()), jar);

        try (NodeService reminders = NodeService.start(directory, "reminder", "--sandbox");
                NodeService management = NodeService.start(directory, "management", "--sandbox")) {
            Files.write(
                    directory.resolve("certifications.csv"),
                    Stream.concat(
                                    Stream.of("certification_id,peer_mentor_id,expiry_date"),
                                    NodeSandbox.certifications(management, "management", 15, Platform.TODAY.toString())
                                            .stream())
                            .toList());
            List<String> commands = COMMANDS.matcher(Files.readString(DOCUMENT))
                    .results()
                    .map((MatchResult block) -> block.group(1))
                    .toList();

            assertThat(commands).hasSize(6);
            for (String command : commands) {
                assertThat(run(command, reminders, management)).as(command).isZero();
            }
            assertThat(directory.resolve("TEST-contract.xml")).content().contains("tests=\"20\"", "failures=\"0\"");
            assertThat(directory.resolve("reminder-state.json")).content().contains("\"reminder\"");
        }
    }

    private int run(String command, NodeService reminders, NodeService management)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(directory.toFile())
                .redirectOutput(new File(directory.toFile(), "out"))
                .redirectErrorStream(true);
        String path = Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + System.getenv("PATH");
        builder.environment()
                .putAll(Map.of("PATH", path, "REMINDER_URL", reminders.url(), "MANAGEMENT_URL", management.url()));
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        if (process.exitValue() != 0) {
            System.err.println(Files.readString(directory.resolve("out"), StandardCharsets.UTF_8));
        }
        return process.exitValue();
    }
}
