package io.certcron.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lines of standard output, each of which must be an event as the contract describes it. */
public final class LogLines {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = schema();

    private final List<JsonNode> events;

    private LogLines(List<JsonNode> events) {
        this.events = events;
    }

    /** Fails unless every line is JSON and fits the schema. */
    public static LogLines allValid(List<String> lines) {
        lines.forEach(LogLines::assertValid);
        return new LogLines(lines.stream().map(LogLines::parsed).toList());
    }

    public static void assertValid(String line) {
        assertThat(SCHEMA.validate(line, InputFormat.JSON)).as(line).isEmpty();
    }

    /** The events with the error code. */
    public List<JsonNode> withCode(String errorCode) {
        return stream()
                .filter(event -> event.path("error_code").asText().equals(errorCode))
                .toList();
    }

    /** The events with the severity. */
    public List<JsonNode> withSeverity(String severity) {
        return stream()
                .filter(event -> event.path("severity").asText().equals(severity))
                .toList();
    }

    /** The messages, in order. */
    public List<String> messages() {
        return stream().map(event -> event.path("message").asText()).toList();
    }

    /** The first event with the message. */
    public JsonNode withMessage(String message) {
        return stream()
                .filter(event -> event.path("message").asText().equals(message))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody said '" + message + "', but " + messages()));
    }

    public Stream<JsonNode> stream() {
        return events.stream();
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException notJson) {
            throw new AssertionError("Not JSON: " + line, notJson);
        }
    }

    private static Schema schema() {
        try {
            String text = Files.readString(Path.of("../docs/contracts/log-line.schema.json"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
