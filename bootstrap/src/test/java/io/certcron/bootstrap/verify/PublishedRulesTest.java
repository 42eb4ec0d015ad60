package io.certcron.bootstrap.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.certcron.bootstrap.verify.exchange.Batch;
import io.certcron.bootstrap.verify.exchange.GivenCertification;
import io.certcron.bootstrap.verify.exchange.Item;
import io.certcron.bootstrap.verify.exchange.VerifiedService;
import io.certcron.bootstrap.verify.rule.ContractRule;
import io.certcron.bootstrap.verify.rule.RuleCheck;
import io.certcron.bootstrap.verify.rule.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is verified is what the contracts say. */
class PublishedRulesTest {

    private static final Pattern RULE = Pattern.compile("(?m)^- \\*\\*(S\\d\\d)\\*\\* (.+(?:\\n  .+)*)");
    private static final LocalDate DATE = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @EnumSource(VerifiedService.class)
    void bothContractsNumberAndWordTheRulesAsTheyAreChecked(VerifiedService service) throws IOException {
        String description = contract(service).at("/info/description").asText();

        assertThat(RULE.matcher(description).results().map(PublishedRulesTest::onOneLine))
                .containsExactlyElementsOf(Arrays.stream(ContractRule.values())
                        .map(rule -> rule + " " + rule.sentence())
                        .toList());
    }

    private static String onOneLine(MatchResult rule) {
        return rule.group(1) + " " + rule.group(2).strip().replaceAll("\\s+", " ");
    }

    @Test
    void everyRuleHasOneCheck() {
        Clock clock = Clock.fixed(DATE.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

        assertThat(Stream.concat(
                                Rules.asking(List.of(), false, clock).stream(),
                                Rules.lookingBack(List.of(), Duration.ofSeconds(10)).stream())
                        .map(RuleCheck::rule))
                .containsExactlyInAnyOrder(ContractRule.values());
    }

    @ParameterizedTest
    @CsvSource({
        "REMINDER, 2026-12-21, ReminderBatch",
        "REMINDER, 2026-11-22, ReminderBatch",
        "REMINDER, 2028-11-21, ReminderBatch",
        "MANAGEMENT, 2026-11-21, AutoPauseBatch",
        "MANAGEMENT, 2026-01-01, AutoPauseBatch"
    })
    void whatIsSentKeepsTheContract(VerifiedService service, LocalDate expiryDate, String schema) throws IOException {
        Item item = Item.of(service, GivenCertification.madeUp(expiryDate), DATE);
        Batch batch = new Batch(service, UUID.randomUUID(), DATE, List.of(item));

        assertThat(service.takes(expiryDate, DATE)).isTrue();
        assertThat(faults(contract(service), schema, batch.json())).isEmpty();
        assertThat(faults(
                        contract(service),
                        schema,
                        batch.ofTheNextNight(List.of(item)).json()))
                .isEmpty();
        assertThat(faults(contract(service), schema, batch.json().put("items", "none")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(VerifiedService.class)
    void batchesAndSandboxesAreWhereTheContractSays(VerifiedService service) throws IOException {
        assertThat(contract(service).get("paths").properties().stream().map(path -> path.getKey()))
                .containsExactly("/" + service.batchPath(), "/" + service.sandboxPath());
    }

    @Test
    void aRuleThatIsMissingInADocumentIsNoticed() {
        Matcher rules = RULE.matcher("- **S01** One. Of\n  two lines.\n- **S02** Two.\n\nMore.\n");

        assertThat(rules.results().map(PublishedRulesTest::onOneLine))
                .containsExactly("S01 One. Of two lines.", "S02 Two.");
    }

    private static JsonNode contract(VerifiedService service) throws IOException {
        String file =
                service == VerifiedService.REMINDER ? "certification-reminders.yaml" : "certification-management.yaml";
        return new YAMLMapper()
                .readTree(Path.of("..", "docs", "contracts", file).toFile());
    }

    private static List<Error> faults(JsonNode contract, String schema, JsonNode instance) {
        ObjectNode root = new YAMLMapper().createObjectNode().put("$ref", "#/components/schemas/" + schema);
        root.set("components", contract.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root)
                .validate(instance);
    }
}
