package io.certcron.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.domain.Schedule;
import io.certcron.http.access.Role;
import io.certcron.http.api.Caller.Answer;
import io.certcron.http.api.Caller.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent: the answer is a problem document with a fix, and never ours to mend. */
class BadInputTest {

    private static final String TOKEN = Credentials.token(Role.SERVICE_ROLE);
    private static final String SCHEDULES = "/api/v1/certification-cron";
    private static final String TEN = "0123456789";
    private static final String FIFTY = TEN + TEN + TEN + TEN + TEN;
    private static final String TOO_LONG = FIFTY + FIFTY + FIFTY + FIFTY + FIFTY + "012345";
    private static final String GOOD =
            "{'name': 'n', 'cron_expression': '30 2 * * *', 'zone': 'UTC', 'workflow': 'ALL'}";

    private final ApiWorld world = ApiWorld.start();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 |                  | ",
                "400 |                  | {",
                "400 |                  | []",
                "400 |                  | null",
                "400 |                  | 'text'",
                "400 |                  | {} {}",
                "400 |                  | {'name': 'a', 'name': 'b'}",
                "400 |                  | {'name': NaN}",
                "400 | /name            | {'name': 7, REST}",
                "400 | /name            | {'name': null, REST}",
                "400 | /name            | {'name': ['n'], REST}",
                "400 | /name            | {'name': 'a\\u0000b', REST}",
                "400 | /name            | {'name': '\\ud800', REST}",
                "422 | /name            | {'name': '', REST}",
                "422 | /name            | {'name': ' n', REST}",
                "422 | /name            | {'name': 'a\\nb', REST}",
                "400 | /cron_expression | {'name': 'n', 'cron_expression': 5, 'zone': 'UTC', 'workflow': 'ALL'}",
                "422 | /cron_expression | {'name': 'n', 'cron_expression': '', 'zone': 'UTC', 'workflow': 'ALL'}",
                "422 | /zone            | {'name': 'n', 'cron_expression': '30 2 * * *', 'zone': '+02:00', 'workflow': 'ALL'}",
                "422 | /zone            | {'name': 'n', 'cron_expression': '30 2 * * *', 'zone': '../etc', 'workflow': 'ALL'}",
                "400 | /workflow        | {'name': 'n', 'cron_expression': '30 2 * * *', 'zone': 'UTC', 'workflow': 'all'}",
                "400 | /enabled         | {'name': 'n', 'enabled': 'yes', REST}",
                "400 | /enabled         | {'name': 'n', 'enabled': 1, REST}",
                "422 | /pause_reason    | {'name': 'n', 'pause_reason': 'why', REST}",
                "400 | /pause_reason    | {'name': 'n', 'enabled': false, 'pause_reason': '\\u0000', REST}",
                "400 | /a~1b~0c         | {'name': 'n', 'a/b~c': 1, REST}",
            })
    void aScheduleThatIsNotAsDescribedIsRefused(int status, String field, String template) {
        String body = template == null ? "" : template.replace("REST", GOOD.substring(13, GOOD.length() - 1));

        Answer answer = world.caller.post(SCHEDULES, TOKEN, body.replace('\'', '"'));

        assertProblem(answer, status);
        assertThat(answer.json().get("field").asText()).isEqualTo(field == null ? "" : field);
        assertThat(world.schedules.list(java.util.Optional.empty(), 1)).isEmpty();
    }

    @Test
    void aBodyThatIsNoUtf8OrTooDeepIsRefused() {
        for (byte[] body : List.of(
                new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
                ("{\"name\": " + "[".repeat(10_000)).getBytes(StandardCharsets.UTF_8))) {
            assertProblem(
                    world.caller.send(Request.of("POST", SCHEDULES)
                            .as(TOKEN)
                            .with("Content-Type", "application/json")
                            .body(body)),
                    400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/json; charset=utf-16", "application/jsonx", "*/*", ";"})
    void anotherMediaTypeIsRefused(String type) {
        Request request = Request.of("POST", SCHEDULES)
                .as(TOKEN)
                .body(GOOD.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

        assertProblem(world.caller.send(type.isEmpty() ? request : request.with("Content-Type", type)), 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/certification-cron?limit=0",
                "/api/v1/certification-cron?limit=201",
                "/api/v1/certification-cron?limit=1e1",
                "/api/v1/certification-cron?limit=99999999999",
                "/api/v1/certification-cron?limit=",
                "/api/v1/certification-cron?limit=1&limit=2",
                "/api/v1/certification-cron?page_token=%00",
                "/api/v1/certification-cron?page_token=c2NoZWR1bGVz",
                "/api/v1/certification-cron?page_token=c2NoZWR1bGVzCgA",
                "/api/v1/certification-cron?Limit=1",
                "/api/v1/certification-cron/1-1-1-1-1",
                "/api/v1/certification-cron/%27%20OR%201=1",
                "/api/v1/certification-cron-runs?workflow=PAUSES",
                "/api/v1/certification-cron-runs?business_date=2026-2-1",
                "/api/v1/certification-cron-runs?business_date=0000-01-01",
                "/api/v1/certification-cron-runs?business_date=%2B99999-01-01",
                "/api/v1/certification-cron-runs?dry_runs=TRUE",
                "/api/v1/certification-cron-runs?page_token=cnVucwoyMDI2",
                "/api/v1/cron-audit-log?missed=false",
                "/api/v1/cron-audit-log/x",
                "/api/v1/certifications/x/history",
                "/api/v1/held-pauses?page_token=aGVsZAp4",
                "/api/v1/journal?page_token=am91cm5hbApub25l",
                "/api/v1/outlook?nights=-1",
                "/api/v1/due?workflow=",
                "/openapi.yaml?v=1"
            })
    void anAddressThatIsNotAsDescribedIsRefused(String path) {
        assertProblem(world.caller.get(path, TOKEN), 400);
    }

    @ParameterizedTest
    @CsvSource({
        "resolve,     '{\"run_ids\": [], \"note\": \"n\"}',             400",
        "resolve,     '{\"run_ids\": \"x\", \"note\": \"n\"}',          400",
        "resolve,     '{\"run_ids\": [1], \"note\": \"n\"}',            400",
        "resolve,     '{\"note\": \"n\"}',                              400",
        "resolve,     '{\"run_ids\": [\"ID\"]}',                        400",
        "resolve,     '{\"run_ids\": [\"ID\"], \"note\": \"a\\u0000\"}', 400",
        "resolve,     '{\"run_ids\": [\"ID\"], \"note\": \"  \"}',      422",
        "held/release, '{\"certification_ids\": []}',                   400",
        "held/release, '{\"certification_ids\": [\"ID\"], \"all\": true}', 422",
        "held/release, '{\"all\": false}',                              422",
        "held/release, '{\"all\": \"true\"}',                           400",
        "held/drop,    '{\"certification_ids\": [\"ID\"]}',             422",
        "held/drop,    '{\"all\": true, \"confirm\": false}',           422",
        "held/drop,    '{\"all\": true, \"confirm\": 1}',               400"
    })
    void aDecisionThatIsNotClearIsRefused(String what, String body, int status) {
        String path = what.startsWith("held")
                ? what.replace("held", "/api/v1/held-pauses")
                : "/api/v1/cron-audit-log/" + what;

        assertProblem(
                world.caller.post(path, TOKEN, body.replace("ID", "3f0c2f0e-8f53-4b8f-9a55-5f8a6a3f7d10")), status);
    }

    @Test
    void aListOfTooManyIdsIsRefused() {
        String ids =
                "\"3f0c2f0e-8f53-4b8f-9a55-5f8a6a3f7d10\",".repeat(1_000) + "\"3f0c2f0e-8f53-4b8f-9a55-5f8a6a3f7d10\"";

        assertProblem(
                world.caller.post(
                        "/api/v1/cron-audit-log/resolve", TOKEN, "{\"note\": \"n\", \"run_ids\": [" + ids + "]}"),
                400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "3", "\"3", "\"1\", \"2\"", "\"\u00e9\"", "\"99999999999999999999\"", "W/\"1\""})
    void aVersionThatIsNoneChangesNothing(String version) {
        Schedule schedule = world.schedule("nightly");

        Answer answer = world.caller.send(Request.of("DELETE", SCHEDULES + "/" + schedule.cronId())
                .as(TOKEN)
                .with("If-Match", version));

        assertThat(answer.status()).as(answer.body()).isIn(400, 412);
        assertProblem(answer, answer.status());
        assertThat(world.schedules.find(schedule.cronId())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", TOO_LONG})
    void anIdempotencyKeyThatIsNoneOpensNoRun(String key) {
        Schedule schedule = world.schedule("nightly");

        Answer answer = world.caller.send(Request.of("POST", SCHEDULES + "/" + schedule.cronId() + "/execute")
                .as(TOKEN)
                .with("Idempotency-Key", key));

        assertProblem(answer, 400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     /api/v1/nothing,                      404",
        "GET,     /,                                    404",
        "GET,     /api/v1/certification-cron/../secret, 404",
        "POST,    /nothing,                             404",
        "PATCH,   /api/v1/certification-cron,           405",
        "DELETE,  /api/v1/journal,                      405",
        "POST,    /health/live,                         405",
        "OPTIONS, /api/v1/certification-cron,           405",
        "TRACE,   /health/live,                         405",
        "BREW,    /health/live,                         405"
    })
    void anUnknownAddressOrMethodIsAProblemToo(String method, String path, int status) {
        Answer answer = world.caller.send(Request.of(method, path).as(TOKEN));

        assertThat(answer.status()).isEqualTo(status);
        if (status == 405) {
            assertThat(answer.header("Allow")).isNotEmpty();
        }
        assertProblem(answer, status);
    }

    private void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("detail").asText()).isNotBlank();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(world.troubles.all()).isEmpty();
    }
}
