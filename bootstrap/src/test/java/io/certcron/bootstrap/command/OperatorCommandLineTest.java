package io.certcron.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator can get wrong on the command line, told before anything is connected to. */
class OperatorCommandLineTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "schedules                                     | Say what to do: add, change, delete, list, pause, resume",
                "schedules add nightly                         | Missing required parameter: 'CRON'",
                "schedules add nightly @daily --reason late    | add --paused as well",
                "schedules add nightly @daily --zone Utopia    | is no time zone",
                "schedules add nightly @daily --workflow some  | REMINDERS, AUTO_PAUSE, ALL",
                "schedules change nightly                      | Say what to change: --cron, --zone, --workflow or --rename.",
                "held-pauses                                   | Say what to do: drop, list, release",
                "held-pauses release                           | '--all | --certification'",
                "held-pauses drop --yes                        | '--all | --certification'",
                "held-pauses drop --all --certification x      | is no id: write it as 'held-pauses list' shows it",
                "held-pauses release --certification 1-1-1-1-1 | is no id",
                "schedules list                                | database.url (CERTCRON_DATABASE_URL), not set",
                "held-pauses list                              | database.url (CERTCRON_DATABASE_URL), not set",
                "retain                                        | database.url (CERTCRON_DATABASE_URL), not set",
            })
    void refuses(String commandLine, String message) {
        PrintStream errors = new PrintStream(stderr, true, StandardCharsets.UTF_8);
        Surroundings here = new Surroundings(Map.of(), stdout, errors, false, CLOCK);

        assertThat(CommandLineProgram.run(here, commandLine.split(" "))).isEqualTo(2);

        assertThat(stderr.toString(StandardCharsets.UTF_8)).contains(message);
        assertThat(stdout.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
