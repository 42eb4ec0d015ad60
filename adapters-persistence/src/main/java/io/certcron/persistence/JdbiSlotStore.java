package io.certcron.persistence;

import io.certcron.application.port.out.Agenda;
import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.SkippedSlot;
import io.certcron.application.port.out.SlotRecord;
import io.certcron.application.port.out.SlotStore;
import io.certcron.application.port.out.SlotlessSchedules;
import io.certcron.domain.Schedule;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Slots in PostgreSQL. */
public final class JdbiSlotStore implements SlotStore {

    private static final String WITHOUT_SLOT =
            """
            SELECT *
            FROM <schema>.certification_cron AS schedule
            WHERE NOT EXISTS (
                SELECT
                FROM <schema>.certification_cron_slot AS awaited
                WHERE awaited.cron_id = schedule.cron_id AND awaited.decided_at IS NULL)
            ORDER BY random()
            LIMIT :limit
            """;

    private static final String FIND =
            """
            SELECT *
            FROM <schema>.certification_cron_slot
            WHERE cron_id = :cron_id AND scheduled_for = :scheduled_for
            """;

    private static final String LATEST =
            """
            SELECT *
            FROM <schema>.certification_cron_slot
            WHERE cron_id = :cron_id
            ORDER BY scheduled_for DESC
            LIMIT :limit
            """;

    private final Storage storage;

    /** @param storage connects as the runtime user */
    public JdbiSlotStore(Storage storage) {
        this.storage = storage;
    }

    @Override
    public Agenda agenda(Instant now) {
        return storage.inTransaction("read_agenda", List.of(), handle -> AgendaRows.read(handle, now));
    }

    @Override
    public boolean skip(DueSlot awaited, List<SkippedSlot> skipped, Optional<Instant> next, Instant now) {
        SkipReason reason = reasonOf(awaited, skipped);
        UUID cronId = awaited.schedule().cronId();
        return storage.inTransaction("skip_slots", List.of(cronId), handle -> {
            if (!ScheduleLock.acquireAtOnce(handle, awaited.schedule())
                    || !SlotRows.isSkipped(handle, awaited.slot(), reason, now)) {
                return false;
            }
            SlotRows.insertSkipped(handle, cronId, skipped, now);
            next.ifPresent(instant -> SlotRows.await(handle, cronId, instant));
            return true;
        });
    }

    @Override
    public SlotlessSchedules withoutSlot(int limit) {
        return storage.inTransaction("find_schedules_without_slot", List.of(), handle -> {
            List<Schedule> schedules = new ArrayList<>();
            List<UUID> unreadable = new ArrayList<>();
            handle.createQuery(WITHOUT_SLOT).bind("limit", limit).scanResultSet((rows, context) -> {
                ResultSet row = rows.get();
                while (row.next()) {
                    UUID cronId = Columns.uuid(row, "cron_id");
                    ScheduleRow.readable(row, context).ifPresentOrElse(schedules::add, () -> unreadable.add(cronId));
                }
                return schedules;
            });
            return new SlotlessSchedules(schedules, unreadable);
        });
    }

    @Override
    public boolean await(Schedule schedule, Instant next) {
        return storage.inTransaction("await_slot", List.of(schedule.cronId()), handle -> await(handle, schedule, next));
    }

    @Override
    public Optional<SlotRecord> find(Slot slot) {
        return storage.inTransaction("find_slot", List.of(slot.cronId()), handle -> handle.createQuery(FIND)
                .bind("cron_id", slot.cronId())
                .bind("scheduled_for", slot.scheduledFor())
                .map(JdbiSlotStore::read)
                .findOne());
    }

    @Override
    public List<SlotRecord> latest(UUID cronId, int limit) {
        return storage.inTransaction("find_latest_slots", List.of(cronId), handle -> handle.createQuery(LATEST)
                .bind("cron_id", cronId)
                .bind("limit", limit)
                .map(JdbiSlotStore::read)
                .list());
    }

    private static boolean await(Handle handle, Schedule schedule, Instant next) {
        return ScheduleLock.acquireAtOnce(handle, schedule) && SlotRows.await(handle, schedule.cronId(), next);
    }

    private static SkipReason reasonOf(DueSlot awaited, List<SkippedSlot> skipped) {
        return skipped.stream()
                .filter(slot -> slot.scheduledFor().equals(awaited.scheduledFor()))
                .findFirst()
                .map(SkippedSlot::reason)
                .orElseThrow(() -> new IllegalArgumentException("skipped: must include the awaited slot"));
    }

    private static SlotRecord read(ResultSet row, StatementContext context) throws SQLException {
        return new SlotRecord(
                Columns.slot(row),
                Optional.ofNullable(row.getObject("run_id", UUID.class)),
                Optional.ofNullable(row.getString("skip_reason")).map(SkipReason::valueOf));
    }
}
