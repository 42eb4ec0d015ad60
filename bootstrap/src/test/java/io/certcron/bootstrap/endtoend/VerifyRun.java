package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.certcron.bootstrap.command.CommandLineProgram;
import io.certcron.bootstrap.command.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code contract-verify --json}, and what it printed. */
record VerifyRun(int exitCode, String stdout, String stderr) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Schema SCHEMA = schema();

    /** In a process of its own. */
    static VerifyRun ofTheJar(NodeService node, String service, String... options) {
        JobProcess.Finished finished = JobProcess.run(Map.of(), arguments(node, service, options));
        return new VerifyRun(finished.exitCode(), String.join("\n", finished.stdout()), finished.stderr());
    }

    /** In this process, which is quicker. */
    static VerifyRun here(Clock clock, NodeService node, String service, String... options) {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        Surroundings here =
                new Surroundings(Map.of(), stdout, new PrintStream(stderr, true, StandardCharsets.UTF_8), false, clock);
        int exitCode = CommandLineProgram.run(here, arguments(node, service, options));
        return new VerifyRun(
                exitCode, stdout.toString(StandardCharsets.UTF_8), stderr.toString(StandardCharsets.UTF_8));
    }

    private static String[] arguments(NodeService node, String service, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "contract-verify",
                "--service",
                service,
                "--base-url",
                node.url(),
                "--token-file",
                node.tokenFile(),
                "--json"));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    /** The report, which has the published form. */
    JsonNode report() {
        try {
            assertThat(SCHEMA.validate(stdout, InputFormat.JSON)).isEmpty();
            return JSON.readTree(stdout);
        } catch (IOException noReport) {
            throw new UncheckedIOException(stderr, noReport);
        }
    }

    /** The numbers of the rules with that verdict. */
    List<String> rules(String verdict) {
        List<String> rules = new ArrayList<>();
        for (JsonNode rule : report().path("rules")) {
            if (rule.path("verdict").asText().equals(verdict)) {
                rules.add(rule.path("rule").asText());
            }
        }
        return rules;
    }

    List<String> broken() {
        return rules("broken");
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            Files.readString(Path.of("../docs/contracts/contract-verify.schema.json")),
                            InputFormat.JSON);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
