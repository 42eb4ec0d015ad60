package io.certcron.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one can get wrong with {@code contract-verify}, told before anything is sent. */
class ContractVerifyCommandLineTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final String ID = "6b1f8a52-3c1d-4c0e-8f27-0d5b9e7a4c11";

    @TempDir
    Path directory;

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "                                        | Missing required options: '--service=SERVICE',"
                        + " '--base-url=URL'",
                "--service mail --base-url http://a.test | expected one of [REMINDER, MANAGEMENT]",
                "--service reminder --base-url ftp://a   | '--base-url': must be an http or https address",
                "--service reminder --base-url http://a:99999 | '--base-url': must be an http or https address",
                "--service reminder --base-url [a        | '--base-url': must be an http or https address",
                "--service reminder --base-url http://a --token-file /none | /none: there is no such file.",
                "--service reminder --base-url http://a --token-file pom.xml | pom.xml must hold the token and nothing",
                "--service reminder --base-url http://a --wait | Unknown option: '--wait'",
                "--service reminder --base-url http://a --timeout 11s | more than the 10s that the contract allows",
                "--service reminder --base-url http://a --after-restart | --after-restart needs --state FILE",
                "--service reminder --base-url http://a --token t --token-file f | mutually exclusive",
                "--service reminder --base-url http://a --certification x | write its id, its mentor's id and its"
                        + " expiry date",
                "--service reminder --base-url http://a --certifications /none.csv | /none.csv: there is no such file.",
                "--service reminder --base-url http://127.0.0.1:1 --junit-xml /none/r.xml | there is no directory /none",
                "--service reminder --base-url http://127.0.0.1:1 --junit-xml /tmp | /tmp is a directory: name a file",
                "--service reminder --base-url http://127.0.0.1:1 --state /none/s.json | there is no directory /none",
                "--service reminder --base-url http://127.0.0.1:1 | nobody takes connections there. Start the service",
            })
    void refuses(String options, String message) {
        assertThat(run(Map.of("CERTCRON_REMINDER_TOKEN", "a-token"), options)).isEqualTo(2);

        assertThat(stderr.toString(StandardCharsets.UTF_8)).contains(message).doesNotContain("a-token");
        assertThat(stdout.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithoutAScreenOfHelpAroundIt() {
        run(Map.of(), "--service reminder");

        assertThat(stderr.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Missing required option: '--base-url=URL'",
                        "All options: certification-cron contract-verify --help");
    }

    @Test
    void namesTheWaysToGiveATokenWithoutOne() {
        assertThat(run(Map.of(), "--service management --base-url http://a.test"))
                .isEqualTo(2);

        assertThat(stderr.toString(StandardCharsets.UTF_8))
                .contains("give --token-file FILE, or set CERTCRON_MANAGEMENT_TOKEN");
    }

    @ParameterizedTest
    @CsvSource({
        "reminder, 2026-11-21, expire within 3650 days after",
        "management, 2026-11-22, expire on 2026-11-21 or before"
    })
    void refusesACertificationThatTheJobWouldNotAskAbout(String service, String date, String message) {
        String options = "--service " + service + " --base-url http://a.test --token t --certification " + ID + "," + ID
                + "," + date;

        assertThat(run(Map.of(), options)).isEqualTo(2);

        assertThat(stderr.toString(StandardCharsets.UTF_8)).contains(ID + " expires on " + date, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,mentor,date                                   | its first line must be"
                        + " certification_id,peer_mentor_id,expiry_date",
                "certification_id,peer_mentor_id,expiry_date;1,2,3 | row 2: must have two UUIDs and a date",
                "certification_id,peer_mentor_id,expiry_date      | lists no certification",
            })
    void refusesAFileThatIsNoListOfCertifications(String lines, String message) throws IOException {
        Path file = Files.write(directory.resolve("c.csv"), List.of(lines.split(";")));

        assertThat(run(Map.of(), "--service reminder --base-url http://a.test --token t --certifications " + file))
                .isEqualTo(2);

        assertThat(stderr.toString(StandardCharsets.UTF_8)).contains(message);
    }

    @Test
    void refusesTheStateOfTheOtherService() throws IOException {
        Path state = Files.writeString(directory.resolve("s.json"), "{\"service\": \"management\", \"keys\": []}");

        assertThat(run(Map.of(), "--service reminder --base-url http://a.test --token t --state " + state))
                .isEqualTo(2);

        assertThat(stderr.toString(StandardCharsets.UTF_8))
                .contains("is no state of a verification of the reminder service: name another file");
    }

    private int run(Map<String, String> environment, String options) {
        List<String> arguments = new ArrayList<>(List.of("contract-verify"));
        if (options != null) {
            arguments.addAll(List.of(options.strip().split(" +")));
        }
        PrintStream errors = new PrintStream(stderr, true, StandardCharsets.UTF_8);
        return CommandLineProgram.run(
                new Surroundings(environment, stdout, errors, false, CLOCK), arguments.toArray(String[]::new));
    }
}
