package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.junit5.PactTestFor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Compares what the tests of a class have agreed on with the Pact file that is kept for the services' teams. Stands before
 * Pact's own extension, and so comes after it at the end, when the file is written.
 */
final class KeptPact implements BeforeAllCallback, AfterAllCallback {

    static final String CONSUMER = "certification-cron";

    /** Run with this system property set to write the kept file anew. */
    private static final String WRITE = "certcron.write-docs";

    private static final Path KEPT = Path.of("..", "docs", "contracts", "pacts");
    private static final Path MADE = Path.of("target", "pacts");

    private static final ObjectWriter SORTED =
            Json.MAPPER.writerWithDefaultPrettyPrinter().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** Otherwise what an earlier version of the tests agreed on would stay in the file. */
    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Files.deleteIfExists(MADE.resolve(fileOf(context)));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            return;
        }
        String file = fileOf(context);
        String made = normalised(Json.MAPPER.readTree(MADE.resolve(file).toFile()));
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(KEPT);
            Files.writeString(KEPT.resolve(file), made);
        }
        List<String> kept = Files.exists(KEPT.resolve(file)) ? Files.readAllLines(KEPT.resolve(file)) : List.of();
        assertThat(firstDifference(kept, made.lines().toList()))
                .as(
                        "docs/contracts/pacts/%s; make it anew with: mvn test -pl adapters-http -am -D%s=true -Dtest=%s"
                                + " -Dsurefire.failIfNoSpecifiedTests=false",
                        file, WRITE, context.getRequiredTestClass().getSimpleName())
                .isEmpty();
    }

    private static Optional<String> firstDifference(List<String> kept, List<String> made) {
        return IntStream.range(0, Math.max(kept.size(), made.size()))
                .filter(line -> !line(kept, line).equals(line(made, line)))
                .mapToObj(line -> "line " + (line + 1) + " is kept as [" + line(kept, line) + "], and now is ["
                        + line(made, line) + "]")
                .findFirst();
    }

    private static String line(List<String> lines, int number) {
        return number < lines.size() ? lines.get(number) : "";
    }

    private static String fileOf(ExtensionContext context) {
        String provider =
                context.getRequiredTestClass().getAnnotation(PactTestFor.class).providerName();
        return CONSUMER + "-" + provider + ".json";
    }

    /** In one order, and without the version of the library that wrote it. */
    private static String normalised(JsonNode pact) throws IOException {
        ArrayNode interactions = (ArrayNode) pact.get("interactions");
        List<JsonNode> sorted = StreamSupport.stream(interactions.spliterator(), false)
                .sorted(Comparator.comparing(
                        interaction -> interaction.path("description").asText()))
                .toList();
        interactions.removeAll().addAll(sorted);
        ((ObjectNode) pact.get("metadata")).remove("pact-jvm");
        return SORTED.writeValueAsString(Json.MAPPER.convertValue(pact, Object.class)) + "\n";
    }
}
