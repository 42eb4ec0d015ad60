package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the services' teams are told in {@code docs/contracts} is what we send and read. */
class PublishedContractTest {

    private static final Path CONTRACTS = Path.of("..", "docs", "contracts");

    private final JsonNode reminders = read("certification-reminders.yaml");
    private final JsonNode management = read("certification-management.yaml");

    @Test
    void describesTheReminderRequest() {
        JsonNode request = Json.MAPPER.valueToTree(ReminderRequest.of(Batches.reminders(3)));

        assertThat(faults(reminders, "ReminderBatch", request)).isEmpty();
        assertThat(names(post(reminders).at("/requestBody/content/application~1json/example/items/0")))
                .isEqualTo(names(request.at("/items/0")));
    }

    @Test
    void describesThePauseRequest() {
        JsonNode request = Json.MAPPER.valueToTree(AutoPauseRequest.of(Batches.pauses(3)));

        assertThat(faults(management, "AutoPauseBatch", request)).isEmpty();
        assertThat(names(post(management).at("/requestBody/content/application~1json/example/items/0")))
                .isEqualTo(names(request.at("/items/0")));
    }

    @Test
    void noticesAFieldThatIsMissing() {
        JsonNode request = Json.MAPPER.valueToTree(AutoPauseRequest.of(Batches.pauses(1)));
        ((ObjectNode) request.at("/items/0")).remove("expiry_date");

        assertThat(faults(management, "AutoPauseBatch", request)).hasSize(1);
    }

    @Test
    void givesExamplesThatKeepTheirOwnRules() {
        assertExamplesAreValid(reminders, "ReminderBatch");
        assertExamplesAreValid(management, "AutoPauseBatch");
    }

    private static void assertExamplesAreValid(JsonNode contract, String batch) {
        JsonNode request = post(contract).at("/requestBody/content/application~1json/example");
        JsonNode answers = post(contract).at("/responses/200/content/application~1json/examples");

        assertThat(faults(contract, batch, request)).isEmpty();
        assertThat(answers).isNotEmpty().allSatisfy(answer -> assertThat(
                        faults(contract, "Results", answer.get("value")))
                .isEmpty());
        assertThat(faults(contract, "Error", contract.at("/components/schemas/Error/example")))
                .isEmpty();
    }

    private static List<Error> faults(JsonNode contract, String schema, JsonNode instance) {
        ObjectNode root = Json.MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + schema);
        root.set("components", contract.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root)
                .validate(instance);
    }

    private static JsonNode post(JsonNode contract) {
        return contract.get("paths").elements().next().get("post");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read(String file) {
        try {
            return new YAMLMapper().readTree(CONTRACTS.resolve(file).toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
