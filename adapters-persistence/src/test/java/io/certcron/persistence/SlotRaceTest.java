package io.certcron.persistence;

import static io.certcron.persistence.Night.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.ScheduleStore;
import io.certcron.application.port.out.SkippedSlot;
import io.certcron.application.port.out.SlotStore;
import io.certcron.domain.Operator;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many nodes see the same slots at the same time, each on a connection of its own. */
class SlotRaceTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private static final Operator ON_CALL = new Operator("on.call", Operator.Way.API);
    private static final int NODES = 8;
    private static final int SLOTS_OF_EACH = 20;
    private static final Instant FIRST = Instant.parse("2026-11-21T01:00:00Z");
    private static final Instant LAST = FIRST.plus(Duration.ofHours(SLOTS_OF_EACH - 1));

    private PostgresContractDatabase database;
    private ScheduleStore schedules;
    private SlotStore slots;
    private RunStore runs;

    @BeforeEach
    void empty() {
        database = POSTGRES.emptied();
        schedules = database.scheduleStore();
        slots = database.slotStore();
        runs = database.runStore();
    }

    @Test
    void everySlotBecomesOneRunWhoeverElseWantsIt() {
        createSchedules(100);

        List<OpenRun> opened = decideAll(node -> this::open);

        assertThat(opened).hasSize(100 * SLOTS_OF_EACH);
        assertThatEverySlotIsDecidedOnce(100, opened);
    }

    @Test
    void everySlotIsDecidedOnceWhileOthersAreSkippedAndSchedulesChange() {
        createSchedules(30);

        List<OpenRun> opened = decideAll(node -> node == 0 ? this::skip : node == 1 ? this::replace : this::open);

        assertThat(opened).isNotEmpty();
        assertThatEverySlotIsDecidedOnce(30, opened);
        assertThat(ask("SELECT count(*) FROM certification_cron WHERE version > 1"))
                .isPositive();
    }

    @Test
    void nothingIsAwaitedOnceSchedulesAreDeletedMeanwhile() {
        createSchedules(30);

        List<OpenRun> opened = decideAll(node -> node < 2 ? this::delete : node == 2 ? this::replace : this::open);

        assertThat(ask("SELECT count(*) FROM certification_cron")).isZero();
        assertThat(ask("SELECT count(*) FROM certification_cron_slot WHERE decided_at IS NULL"))
                .isZero();
        assertThat(ask("SELECT count(*) FROM certification_cron_slot")).isEqualTo(opened.size());
    }

    private interface Decision {
        Optional<OpenRun> on(DueSlot slot);
    }

    private interface Node {
        Decision decision(int node);
    }

    private void createSchedules(int count) {
        for (int i = 0; i < count; i++) {
            schedules.create(UUID.randomUUID(), spec("schedule " + i), Optional.of(FIRST), ON_CALL, FIRST);
        }
    }

    private List<OpenRun> decideAll(Node nodes) {
        AtomicInteger node = new AtomicInteger();
        return Race.between(NODES, () -> decideUntilNothingIsDue(nodes.decision(node.getAndIncrement()))).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<OpenRun> decideUntilNothingIsDue(Decision decision) {
        List<OpenRun> opened = new ArrayList<>();
        List<DueSlot> due = slots.agenda(LAST).dueSlots();
        while (!due.isEmpty()) {
            due.forEach(slot -> decision.on(slot).ifPresent(opened::add));
            due = slots.agenda(LAST).dueSlots();
        }
        return opened;
    }

    private Optional<OpenRun> open(DueSlot slot) {
        RunOpening opening = new RunOpening(
                UUID.randomUUID(),
                TONIGHT,
                ZoneOffset.UTC,
                Workflow.ALL,
                false,
                "any policy",
                UUID.randomUUID(),
                Night.LEASE,
                slot.scheduledFor());
        return runs.openForSlot(opening, slot, next(slot));
    }

    private Optional<OpenRun> skip(DueSlot slot) {
        slots.skip(slot, List.of(new SkippedSlot(slot.scheduledFor(), SkipReason.PAUSED)), next(slot), LAST);
        return Optional.empty();
    }

    private Optional<OpenRun> replace(DueSlot slot) {
        Schedule schedule = slot.schedule();
        schedules.replace(schedule.cronId(), schedule.version(), schedule.spec(), Optional.empty(), ON_CALL, LAST);
        return Optional.empty();
    }

    private Optional<OpenRun> delete(DueSlot slot) {
        schedules.delete(slot.schedule().cronId(), slot.schedule().version(), ON_CALL, LAST);
        return Optional.empty();
    }

    private static Optional<Instant> next(DueSlot slot) {
        return Optional.of(slot.scheduledFor().plus(Duration.ofHours(1))).filter(next -> !next.isAfter(LAST));
    }

    private void assertThatEverySlotIsDecidedOnce(long scheduleCount, List<OpenRun> opened) {
        assertThat(opened.stream().map(OpenRun::slot)).doesNotHaveDuplicates();
        assertThat(ask("SELECT count(*) FROM certification_cron_slot")).isEqualTo(scheduleCount * SLOTS_OF_EACH);
        assertThat(ask("SELECT count(*) FROM certification_cron_slot WHERE decided_at IS NULL"))
                .isZero();
        assertThat(runIds("SELECT run_id FROM certification_cron_run"))
                .containsExactlyInAnyOrderElementsOf(
                        runIds("SELECT run_id FROM certification_cron_slot JOIN certification_cron_run"
                                + " USING (run_id, cron_id, scheduled_for)"))
                .containsExactlyInAnyOrderElementsOf(
                        opened.stream().map(OpenRun::runId).toList());
    }

    private List<UUID> runIds(String question) {
        return database.backDoor()
                .withHandle(
                        handle -> handle.createQuery(question).mapTo(UUID.class).list());
    }

    private long ask(String question) {
        return database.backDoor()
                .withHandle(
                        handle -> handle.createQuery(question).mapTo(Long.class).one());
    }

    private static ScheduleSpec spec(String name) {
        return ScheduleSpec.of(name, "0 * * * *", ZoneOffset.UTC, Workflow.ALL);
    }
}
