package io.certcron.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.RunHistory.Filter;
import io.certcron.domain.Operator;
import io.certcron.domain.Schedule;
import io.certcron.http.access.Role;
import io.certcron.http.api.Caller.Answer;
import io.certcron.http.api.Caller.Request;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecuteTest {

    private static final String OPERATOR = Credentials.token(Role.OPS_ADMIN);

    private final ApiWorld world = ApiWorld.start();
    private final Schedule schedule = world.schedule("nightly");

    @AfterEach
    void close() {
        world.awaitRuns();
        world.close();
    }

    @Test
    void theSameKeyWithTheSameRequestIsOneRun() {
        List<CompletableFuture<Answer>> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> execute(OPERATOR, "key", "{}")))
                .limit(8)
                .toList();

        assertThat(answers.stream().map(each -> each.join().status())).containsOnly(202);
        assertThat(answers.stream().map(each -> each.join().header("Location")).distinct())
                .hasSize(1);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void theSameKeyIsAnsweredTheSameWhenTheScheduleIsGone() {
        Answer first = execute(OPERATOR, "key", "{}");
        world.schedules.delete(schedule.cronId(), schedule.version(), ApiWorld.SOMEBODY);

        Answer again = execute(OPERATOR, "key", "{}");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(execute(OPERATOR, "another", "{}").status()).isEqualTo(404);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() {
        execute(OPERATOR, "key", "{}");

        Answer answer = execute(OPERATOR, "key", "{\"dry_run\": true}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errorCode()).isEqualTo("REQUEST_KEY_REUSED");
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void eachCallerHasKeysOfTheirOwnAndWithoutAKeyEachRequestIsARun() {
        execute(OPERATOR, "key", "{}");
        execute(Credentials.token(Role.SERVICE_ROLE), "key", "{}");
        execute(OPERATOR, "", "{}");
        execute(OPERATOR, "", "");

        assertThat(runs()).isEqualTo(4);
    }

    @Test
    void theRunSaysWhoAskedForItAndComesToItsEnd() {
        Answer answer = execute(OPERATOR, "", "{\"dry_run\": true, \"business_date\": \"2026-12-24\"}");
        world.awaitRuns();

        Answer run = world.caller.get(answer.header("Location"), OPERATOR);
        assertThat(run.json().at("/run/requested_by/name").asText()).isEqualTo("the ops_admin");
        assertThat(run.json().at("/run/requested_by/way").asText()).isEqualTo(Operator.Way.API.name());
        assertThat(run.json().at("/run/status").asText()).isEqualTo("COMPLETED");
        assertThat(run.json().at("/journal/0/action").asText()).isEqualTo("RUN_REQUESTED");
    }

    private long runs() {
        return world.database
                .runHistory()
                .list(Filter.ALL, Optional.empty(), 100)
                .size();
    }

    private Answer execute(String token, String key, String body) {
        Request request = Request.of("POST", "/api/v1/certification-cron/" + schedule.cronId() + "/execute")
                .as(token);
        if (!key.isEmpty()) {
            request.with("Idempotency-Key", key);
        }
        return world.caller.send(body.isEmpty() ? request : request.json(body));
    }
}
