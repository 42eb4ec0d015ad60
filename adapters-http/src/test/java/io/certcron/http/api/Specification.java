package io.certcron.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.certcron.http.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code docs/contracts/certification-cron.yaml}, read by tests. */
final class Specification {

    private static final Path FILE = Path.of("..", "docs", "contracts", "certification-cron.yaml");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private final JsonNode root = read();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> operations.add(new Operation(
                        method.getValue().get("operationId").asText(),
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        method.getValue()))));
        return operations;
    }

    Operation operation(String id) {
        return operations().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What the schema finds wrong with the JSON. */
    List<Error> faults(JsonNode schema, JsonNode instance) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", root.get("components"));
        return schemas.getSchema(whole).validate(instance);
    }

    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(root.at(node.get("$ref").asText().substring(1))) : node;
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(FILE.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One operation. */
    record Operation(String id, String method, String path, JsonNode node) {

        boolean isOpen() {
            return node.has("security") && node.get("security").isEmpty();
        }

        /** The role that it needs, as its description says. */
        Role role() {
            String description = node.path("description").asText();
            return Arrays.stream(Role.values())
                    .filter(role -> description.contains("Needs `" + role.word() + "`"))
                    .findFirst()
                    .orElse(Role.VIEWER);
        }

        boolean takesVersion() {
            return node.path("parameters").toString().contains("if_match");
        }

        Optional<JsonNode> requestExample(String name) {
            JsonNode examples = node.at("/requestBody/content/application~1json/examples");
            return Optional.ofNullable(examples.get(name))
                    .or(() -> examples.properties().stream().findFirst().map(java.util.Map.Entry::getValue))
                    .map(example -> example.get("value"));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** Every example of every answer that the document has. */
    List<Documented> documented(Operation operation) {
        List<Documented> all = new ArrayList<>();
        operation.node().get("responses").properties().forEach(response -> {
            int status = Integer.parseInt(response.getKey());
            JsonNode resolved = resolve(response.getValue());
            resolved.path("x-examples")
                    .forEach(name -> all.add(new Documented(
                            operation, status, name.asText(), "", resolved, resolved.path("none"), false)));
            resolved.path("content").properties().forEach(content -> content.getValue()
                    .get("examples")
                    .properties()
                    .forEach(example -> all.add(new Documented(
                            operation,
                            status,
                            example.getKey(),
                            content.getKey(),
                            resolved,
                            resolve(example.getValue()).get("value"),
                            !response.getValue().has("$ref")
                                    && !example.getValue().has("$ref")))));
        });
        return all;
    }

    /**
     * One documented answer.
     *
     * @param own whether the example belongs to this operation alone
     */
    record Documented(
            Operation operation,
            int status,
            String example,
            String mediaType,
            JsonNode response,
            JsonNode value,
            boolean own) {

        JsonNode schema() {
            return response.path("content").path(mediaType).path("schema");
        }

        @Override
        public String toString() {
            return operation + " " + status + " " + example;
        }
    }
}
