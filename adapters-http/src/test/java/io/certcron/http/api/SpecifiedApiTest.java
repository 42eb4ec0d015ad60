package io.certcron.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certcron.http.api.Caller.Answer;
import io.certcron.http.api.Specification.Documented;
import io.javalin.Javalin;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The API does what its document says: each example is brought about over HTTP, and each answer is held against it. */
class SpecifiedApiTest {

    /** Nothing that a caller can send brings it about; {@link UnexpectedFailureTest} does. */
    private static final String OURS = "unexpected";

    /** Their words depend on what was sent, on the cron parser, or on when. */
    private static final Set<String> WORDS_VARY = Set.of("badExpression");

    private final Specification specification = new Specification();

    @TestFactory
    Stream<DynamicTest> everyExampleIsAnsweredAsDocumented() {
        return documented()
                .filter(each -> !each.example().equals(OURS))
                .map(each -> dynamicTest(each.toString(), () -> bringAbout(each)));
    }

    @Test
    void everyExampleKeepsItsOwnSchema() {
        assertThat(documented().filter(each -> each.mediaType().contains("json")))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(specification.faults(each.schema(), each.value()))
                        .isEmpty());
    }

    @Test
    void everyRequestThatIsGrantedKeepsItsSchema() {
        assertThat(documented().filter(each -> each.status() < 300)).allSatisfy(each -> each.operation()
                .requestExample(each.example())
                .ifPresent(body -> assertThat(specification.faults(
                                each.operation().node().at("/requestBody/content/application~1json/schema"), body))
                        .isEmpty()));
    }

    @Test
    void theDocumentKnowsEveryRoute() {
        try (ApiWorld world = ApiWorld.start()) {
            OperationsApi api = new OperationsApi(
                    world.operations,
                    world.credentials.authentication(),
                    world.clock,
                    ApiWorld.OSLO,
                    new NoHealth(),
                    () -> "",
                    false);
            Set<String> served =
                    Javalin.create(config -> api.addTo(config.routes)).unsafe.internalRouter.allHttpHandlers().stream()
                            .map(handler -> handler.endpoint.method.name() + " " + handler.endpoint.path)
                            .collect(Collectors.toSet());

            assertThat(specification.operations().stream().map(each -> each.method() + " " + each.path()))
                    .containsExactlyInAnyOrderElementsOf(served);
        }
    }

    @Test
    void noticesAnAnswerThatIsNotAsDocumented() {
        Documented created = documented()
                .filter(each -> each.example().equals("created"))
                .findFirst()
                .orElseThrow();
        ObjectNode answer = created.value().deepCopy();

        assertThat(specification.faults(created.schema(), answer.put("surplus", true)))
                .hasSize(1);
        answer.remove(List.of("surplus", "zone"));
        assertThat(specification.faults(created.schema(), answer)).hasSize(1);
        assertThat(specification.faults(
                        created.schema(), answer.put("zone", "UTC").put("created_at", "tonight")))
                .isNotEmpty();
    }

    private Stream<Documented> documented() {
        return specification.operations().stream().flatMap(each -> specification.documented(each).stream());
    }

    private void bringAbout(Documented documented) {
        try (ApiWorld world = ApiWorld.start();
                ApiWorld withoutDatabase = ApiWorld.withoutDatabase()) {
            boolean databaseAway = documented.example().equals("databaseAway");
            Answer answer =
                    new Situations(world, databaseAway ? withoutDatabase.caller : world.caller).bringAbout(documented);
            assertAsDocumented(documented, answer);
            world.awaitRuns();
        }
    }

    private void assertAsDocumented(Documented documented, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(documented.status());
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Server")).isEmpty();
        documented.response().path("headers").properties().forEach(header -> assertThat(answer.header(header.getKey()))
                .as(header.getKey())
                .matches(specification
                                .resolve(header.getValue())
                                .at("/schema/pattern")
                                .asText(".+") + ".*"));
        if (documented.mediaType().isEmpty()) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        assertThat(answer.mediaType()).isEqualTo(documented.mediaType());
        if (documented.mediaType().contains("json")) {
            assertThat(specification.faults(documented.schema(), answer.json()))
                    .as(answer.body())
                    .isEmpty();
            assertSameProblem(documented, answer.json());
        }
    }

    private static void assertSameProblem(Documented documented, JsonNode answer) {
        if (documented.status() < 400 || !documented.value().has("error_code")) {
            return;
        }
        assertThat(answer.get("error_code")).isEqualTo(documented.value().get("error_code"));
        if (documented.own() && !WORDS_VARY.contains(documented.example())) {
            assertThat(answer).isEqualTo(documented.value());
        }
    }

    private static final class NoHealth implements HealthChecks {
        @Override
        public Health live() {
            return ApiWorld.failing();
        }

        @Override
        public Health ready() {
            return ApiWorld.failing();
        }
    }
}
