package io.certcron.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ScheduleStore;
import io.certcron.application.schedule.Schedules;
import io.certcron.contract.InMemoryDatabase;
import io.certcron.domain.Operator;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import io.certcron.scheduler.CronUtilsFireTimes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScheduleKeepingTest {

    private static final Operator ON_CALL = new Operator("on.call", Operator.Way.COMMAND_LINE);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final ScheduleSpec NIGHTLY = ScheduleSpec.of("nightly", "0 2 * * *", OSLO, Workflow.ALL);

    private final ScheduleStore store = new InMemoryDatabase().scheduleStore();
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final ScheduleKeeping keeping = keeping(store);

    @Test
    void saysHowToCreateTheFirst() {
        assertThat(keeping.list()).isZero();

        assertThat(text(stdout)).startsWith("There is no schedule yet.").contains("schedules add");
    }

    @Test
    void showsTheSentenceAndTheNextThreeTimesOfANewOne() {
        assertThat(keeping.add(() -> NIGHTLY)).isZero();

        assertThat(lines(stdout).subList(0, 7))
                .containsExactly(
                        "Created the schedule 'nightly'.",
                        "nightly",
                        "  Runs at 02:00 every day, in Europe/Oslo.",
                        "  cron      0 2 * * *",
                        "  workflow  ALL",
                        "  next      Sun 2026-11-22 02:00 +01:00  2026-11-22T01:00:00Z",
                        "            Mon 2026-11-23 02:00 +01:00  2026-11-23T01:00:00Z");
        assertThat(lines(stdout).get(8))
                .isEqualTo("  id        " + stored("nightly").cronId());
    }

    @Test
    void refusesATakenName() {
        keeping.add(() -> NIGHTLY);

        assertThat(keeping.add(() -> NIGHTLY)).isEqualTo(2);

        assertThat(text(stderr)).contains("There is a schedule 'nightly' already", "Nothing was changed.");
    }

    @Test
    void refusesAnExpressionThatCannotBeReadOrIsNeverDue() {
        assertThat(keeping.add(() -> ScheduleSpec.of("wrong", "61 2 * * *", OSLO, Workflow.ALL)))
                .isEqualTo(2);
        assertThat(keeping.add(() -> ScheduleSpec.of("never", "0 2 30 2 *", OSLO, Workflow.ALL)))
                .isEqualTo(2);
        assertThat(keeping.add(() -> ScheduleSpec.of(" ", "@daily", OSLO, Workflow.ALL)))
                .isEqualTo(2);

        assertThat(lines(stderr))
                .satisfiesExactly(
                        line -> assertThat(line).contains("field 1 (minute)", "Nothing was changed."),
                        line -> assertThat(line).contains("never due again", "Nothing was changed."),
                        line -> assertThat(line).contains("name: must be", "Nothing was changed."));
        assertThat(store.list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void suggestsTheNameThatWasProbablyMeant() {
        keeping.add(() -> NIGHTLY);

        assertThat(keeping.delete("nigthly")).isEqualTo(2);

        assertThat(text(stderr)).contains("There is no schedule 'nigthly': did you mean 'nightly'?");
    }

    @Test
    void suggestsNamesBeyondTheFirstPage() {
        fill(250);

        assertThat(keeping.pause("numbr 99", Optional.empty())).isEqualTo(2);

        assertThat(text(stderr)).contains("did you mean 'number 99'?");
    }

    @Test
    void changesWhatIsNamedAndKeepsThePause() {
        keeping.add(() -> NIGHTLY.paused(Optional.of("maintenance")));

        assertThat(keeping.change(
                        "nightly",
                        spec -> new ScheduleSpec(
                                "weekly", "@weekly", spec.zone(), spec.workflow(), spec.enabled(), spec.pauseReason())))
                .isZero();

        assertThat(stored("weekly").spec())
                .isEqualTo(
                        ScheduleSpec.of("weekly", "@weekly", OSLO, Workflow.ALL).paused(Optional.of("maintenance")));
        assertThat(text(stdout)).contains("paused    maintenance");
    }

    @Test
    void pausesAndResumes() {
        keeping.add(() -> NIGHTLY);

        assertThat(keeping.pause("nightly", Optional.of("two\nlines"))).isZero();
        assertThat(stored("nightly").spec().enabled()).isFalse();
        assertThat(text(stdout)).contains("Paused the schedule 'nightly'", "paused    two lines");

        assertThat(keeping.resume("nightly")).isZero();
        assertThat(stored("nightly").spec()).isEqualTo(NIGHTLY);

        assertThat(keeping.resume("nightly")).isZero();
        assertThat(text(stdout)).endsWith("The schedule 'nightly' is not paused." + System.lineSeparator());
    }

    @Test
    void deletes() {
        keeping.add(() -> NIGHTLY);

        assertThat(keeping.delete("nightly")).isZero();

        assertThat(store.findByName("nightly")).isEmpty();
        assertThat(text(stdout)).contains("Deleted the schedule 'nightly'. Its runs stay.");
    }

    @Test
    void saysToTryAgainWhereSomebodyElseChangedItMeanwhile() {
        keeping.add(() -> NIGHTLY);
        ScheduleKeeping late = keeping(changedAfterEachLook());

        assertThat(late.pause("nightly", Optional.empty())).isEqualTo(2);
        assertThat(late.delete("nightly")).isEqualTo(2);

        assertThat(lines(stderr)).hasSize(2).allSatisfy(line -> assertThat(line)
                .contains("Somebody else", "try again"));
        assertThat(stored("nightly").spec()).isEqualTo(NIGHTLY);
    }

    @Test
    void listsAllPagesForPeopleAndForPrograms() {
        fill(250);

        keeping.list();
        assertThat(lines(stdout).stream().filter(line -> line.startsWith("number ")))
                .hasSize(250);
        stdout.reset();
        keeping.listAsJson();
        assertThat(text(stdout).split("\"cron_id\"", -1)).hasSize(251);
    }

    @Test
    void writesAScheduleAsJson() {
        store.create(new UUID(1, 2), NIGHTLY, Optional.of(NOW), ON_CALL, NOW);
        store.create(
                new UUID(3, 4),
                new ScheduleSpec("paused", "@daily", OSLO, Workflow.REMINDERS, false, Optional.of("a \"reason\"")),
                Optional.of(NOW),
                ON_CALL,
                NOW);

        keeping.listAsJson();

        assertThat(text(stdout).strip())
                .isEqualTo("[{\"cron_id\":\"00000000-0000-0001-0000-000000000002\",\"name\":\"nightly\","
                        + "\"cron_expression\":\"0 2 * * *\","
                        + "\"description\":\"Runs at 02:00 every day, in Europe/Oslo.\","
                        + "\"zone\":\"Europe/Oslo\",\"workflow\":\"ALL\",\"enabled\":true,\"pause_reason\":null,"
                        + "\"next_fire_time\":\"2026-11-22T01:00:00Z\","
                        + "\"next_fire_time_local\":\"2026-11-22T02:00:00+01:00\",\"version\":1},"
                        + "{\"cron_id\":\"00000000-0000-0003-0000-000000000004\",\"name\":\"paused\","
                        + "\"cron_expression\":\"@daily\","
                        + "\"description\":\"Runs at 00:00 every day, in Europe/Oslo.\","
                        + "\"zone\":\"Europe/Oslo\",\"workflow\":\"REMINDERS\",\"enabled\":false,"
                        + "\"pause_reason\":\"a \\\"reason\\\"\","
                        + "\"next_fire_time\":null,\"next_fire_time_local\":null,\"version\":1}]");
    }

    @Test
    void listsAScheduleWhoseExpressionCannotBeReadAnyMore() {
        store.create(
                UUID.randomUUID(),
                ScheduleSpec.of("odd", "not cron", OSLO, Workflow.ALL),
                Optional.of(NOW),
                ON_CALL,
                NOW);

        assertThat(keeping.list()).isZero();

        assertThat(text(stdout)).contains("odd", "can't be read", "not cron");
    }

    private void fill(int schedules) {
        for (int number = 1; number <= schedules; number++) {
            ScheduleSpec spec = ScheduleSpec.of("number " + number, "@daily", OSLO, Workflow.ALL);
            store.create(UUID.randomUUID(), spec, Optional.of(NOW), ON_CALL, NOW);
        }
    }

    private Schedule stored(String name) {
        return store.findByName(name).orElseThrow();
    }

    /** Another operator is always a little faster. */
    private ScheduleStore changedAfterEachLook() {
        return (ScheduleStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ScheduleStore.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(store, arguments);
                    if (method.getName().equals("findByName")) {
                        Schedule seen = stored("nightly");
                        store.replace(seen.cronId(), seen.version(), seen.spec(), Optional.of(NOW), ON_CALL, NOW);
                    }
                    return answer;
                });
    }

    private ScheduleKeeping keeping(ScheduleStore schedules) {
        return new ScheduleKeeping(
                new Schedules(schedules, new CronUtilsFireTimes(), CLOCK),
                ON_CALL,
                CLOCK,
                new PrintStream(stdout, true, StandardCharsets.UTF_8),
                new PrintStream(stderr, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream written) {
        return written.toString(StandardCharsets.UTF_8);
    }

    private static List<String> lines(ByteArrayOutputStream written) {
        return text(written).lines().toList();
    }
}
