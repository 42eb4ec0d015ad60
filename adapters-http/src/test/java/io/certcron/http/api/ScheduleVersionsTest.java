package io.certcron.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OperatorJournal.Entry;
import io.certcron.application.port.out.OperatorJournal.Subject;
import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import io.certcron.domain.Schedule;
import io.certcron.http.access.Role;
import io.certcron.http.api.Caller.Answer;
import io.certcron.http.api.Caller.Request;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of changes at the same time one wins, and everybody else learns of it. */
class ScheduleVersionsTest {

    private static final String PATH = "/api/v1/certification-cron";
    private static final String TOKEN = Credentials.token(Role.SERVICE_ROLE);

    private final ApiWorld world = ApiWorld.start();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void ofChangesAtTheSameTimeOneWins() {
        Schedule schedule = world.schedule("nightly");

        List<CompletableFuture<Answer>> changes = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> replace(schedule, "\"1\"", i)))
                .toList();

        assertThat(changes.stream().map(each -> each.join().status()))
                .containsExactlyInAnyOrder(200, 412, 412, 412, 412, 412, 412, 412);
        assertThat(world.schedules.find(schedule.cronId()).orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void theTagOfAnAnswerIsTheVersionOfTheNextChange() {
        Schedule schedule = world.schedule("nightly");

        String read = world.caller.get(PATH + "/" + schedule.cronId(), TOKEN).header("ETag");
        Answer changed = replace(schedule, read, 5);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(replace(schedule, changed.header("ETag"), 6).status()).isEqualTo(200);
        assertThat(replace(schedule, read, 7).status()).isEqualTo(412);
    }

    @Test
    void whoPausedAScheduleIsKept() {
        Schedule schedule = world.schedule("nightly");
        world.caller.send(Request.of("PUT", PATH + "/" + schedule.cronId())
                .as(Credentials.token(Role.OPS_ADMIN))
                .with("If-Match", "\"1\"")
                .json("{\"name\": \"nightly\", \"cron_expression\": \"30 2 * * *\", \"zone\": \"UTC\","
                        + " \"workflow\": \"ALL\", \"enabled\": false, \"pause_reason\": \"a move\"}"));

        Entry latest = world.database
                .journal()
                .latest(new Subject.OfSchedule(schedule.cronId()), OptionalLong.empty(), 1)
                .get(0);
        assertThat(latest.action()).isEqualTo(OperatorAction.SCHEDULE_PAUSED);
        assertThat(latest.by()).isEqualTo(new Operator("the ops_admin", Operator.Way.API));
    }

    @Test
    void aChangeIsSeenInTheListAtOnce() {
        Schedule schedule = world.schedule("nightly");
        world.caller.get(PATH, TOKEN);
        replace(schedule, "\"1\"", 17);

        assertThat(world.caller.get(PATH, TOKEN).body()).contains("\"17 2 * * *\"");
    }

    private Answer replace(Schedule schedule, String version, int minute) {
        return world.caller.send(Request.of("PUT", PATH + "/" + schedule.cronId())
                .as(TOKEN)
                .with("If-Match", version)
                .json("{\"name\": \"nightly\", \"cron_expression\": \"" + minute
                        + " 2 * * *\", \"zone\": \"UTC\", \"workflow\": \"ALL\"}"));
    }
}
