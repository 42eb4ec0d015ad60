package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.Agenda;
import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.SlotlessSchedules;
import io.certcron.domain.Operator;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that somebody wrote by hand, and no schedule can be. */
class UnreadableScheduleTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private static final Instant DUE = Instant.parse("2026-11-21T02:00:00Z");
    private static final UUID BY_HAND = new UUID(1, 1);

    private PostgresContractDatabase database;

    @BeforeEach
    void insertOneBetweenTwoGoodOnes() {
        database = POSTGRES.emptied();
        create("a good one");
        database.backDoor()
                .useHandle(handle -> handle.execute(
                        """
                        INSERT INTO certification_cron (
                            cron_id, name, cron_expression, zone, workflow, enabled, created_at, updated_at)
                        VALUES (?, 'by hand', '0 2 * * *', 'Mars/Olympus', 'ALL', true, now(), now())
                        """,
                        BY_HAND));
        create("one more");
    }

    @Test
    void holdNoOtherScheduleUp() {
        database.backDoor()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO certification_cron_slot (cron_id, scheduled_for) VALUES (?, ?)", BY_HAND, DUE));

        Agenda agenda = database.slotStore().agenda(DUE);

        assertThat(agenda.dueSlots()).hasSize(2);
        assertThat(agenda.dueSlots()).extracting(DueSlot::scheduledFor).containsOnly(DUE);
        assertThat(agenda.unreadable()).containsExactly(BY_HAND);
    }

    @Test
    void areToldApartWhereverSchedulesAreFound() {
        assertThat(database.slotStore().withoutSlot(10)).isEqualTo(new SlotlessSchedules(List.of(), List.of(BY_HAND)));
        assertThat(database.scheduleStore().find(BY_HAND)).isEmpty();
        assertThat(database.scheduleStore().findByName("by hand")).isEmpty();
        assertThat(database.scheduleStore().list(Optional.empty(), 2))
                .as("a full page")
                .extracting(schedule -> schedule.spec().name())
                .containsExactly("a good one", "one more");
    }

    private void create(String name) {
        database.scheduleStore()
                .create(
                        UUID.randomUUID(),
                        ScheduleSpec.of(name, "0 2 * * *", ZoneOffset.UTC, Workflow.ALL),
                        Optional.of(DUE),
                        new Operator("on.call", Operator.Way.API),
                        DUE);
    }
}
