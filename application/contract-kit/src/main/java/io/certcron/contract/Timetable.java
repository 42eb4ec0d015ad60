package io.certcron.contract;

import static io.certcron.contract.Examples.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.ScheduleChange;
import io.certcron.application.port.out.SlotRecord;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Slot;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** Schedules and slots, so that a rule can begin where it gets interesting. */
final class Timetable {

    /** The slot that most rules are about. */
    static final Instant DUE = Instant.parse("2026-11-21T01:00:00Z");

    /** The slot after it. */
    static final Instant NEXT = DUE.plus(Duration.ofDays(1));

    /** When schedules are created: before any slot. */
    static final Instant CREATED = DUE.minus(Duration.ofHours(13));

    static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    private final ContractDatabase database;

    Timetable(ContractDatabase database) {
        this.database = database;
    }

    static ScheduleSpec spec(String name) {
        return ScheduleSpec.of(name, "0 2 * * *", ZONE, Workflow.REMINDERS);
    }

    /** A new schedule that awaits {@link #DUE}. */
    Schedule create(String name) {
        return create(name, Optional.of(DUE));
    }

    Schedule create(String name, Optional<Instant> next) {
        return stored(database.scheduleStore().create(UUID.randomUUID(), spec(name), next, OPERATOR, CREATED));
    }

    /** Changes nothing about the schedule but its version. */
    Schedule touch(Schedule schedule) {
        return stored(database.scheduleStore()
                .replace(schedule.cronId(), schedule.version(), schedule.spec(), Optional.of(NEXT), OPERATOR, DUE));
    }

    void delete(Schedule schedule) {
        ScheduleChange change =
                database.scheduleStore().delete(schedule.cronId(), schedule.version(), OPERATOR, CREATED);
        assertThat(change).isEqualTo(new ScheduleChange.Deleted());
    }

    /** The slot {@link #DUE} of a new schedule, as the agenda shows it. */
    DueSlot due() {
        return due(create("nightly"));
    }

    /** The slot {@link #DUE} of the schedule, as the agenda shows it. */
    DueSlot due(Schedule schedule) {
        return new DueSlot(schedule, DUE, false);
    }

    /** Has the slot become a run, and the schedule await {@link #NEXT}. */
    OpenRun open(DueSlot slot) {
        return database.runStore()
                .openForSlot(opening(), slot, Optional.of(NEXT))
                .orElseThrow(() -> new AssertionError("An awaited slot of an unchanged schedule did not become a run"));
    }

    /** A run of the workflow and in the zone of {@link #spec}. */
    static RunOpening opening() {
        RunOpening opening = Openings.opening(Examples.TONIGHT, Workflow.REMINDERS);
        return new RunOpening(
                opening.runId(),
                opening.businessDate(),
                ZONE,
                opening.workflow(),
                opening.dryRun(),
                opening.policyFingerprint(),
                opening.ownerToken(),
                opening.lease(),
                opening.startedAt());
    }

    /** What the schedule awaits. */
    Optional<Instant> awaited(UUID cronId) {
        return database.slotStore().latest(cronId, 10).stream()
                .filter(SlotRecord::isAwaited)
                .map(SlotRecord::slot)
                .map(Slot::scheduledFor)
                .findFirst();
    }

    static Schedule stored(ScheduleChange change) {
        if (change instanceof ScheduleChange.Stored stored) {
            return stored.schedule();
        }
        throw new AssertionError("A schedule that could be stored was not: " + change);
    }
}
