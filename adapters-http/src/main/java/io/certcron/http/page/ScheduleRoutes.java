package io.certcron.http.page;

import io.certcron.application.operations.Operations;
import io.certcron.application.port.out.OperatorJournal.Subject;
import io.certcron.application.port.out.RunHistory.Filter;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.SlotRecord;
import io.certcron.domain.Schedule;
import io.certcron.domain.SkipReason;
import io.certcron.http.access.Role;
import io.certcron.http.page.view.Badge;
import io.certcron.http.page.view.JournalRow;
import io.certcron.http.page.view.RunRow;
import io.certcron.http.page.view.ScheduleCard;
import io.certcron.http.page.view.ScheduleForm;
import io.certcron.http.page.view.ScheduleList;
import io.certcron.http.page.view.ScheduleView;
import io.certcron.http.page.view.Shell;
import io.certcron.http.page.view.SlotRow;
import io.certcron.http.page.view.Times;
import io.certcron.http.page.view.Tone;
import io.certcron.http.page.view.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The pages of schedules. */
final class ScheduleRoutes {

    static final String SECTION = "overview";

    private static final int BAD = 422;
    private static final int MAX_RUNS = 15;
    private static final int MAX_SLOTS = 15;
    private static final int MAX_ENTRIES = 15;

    private final Desk desk;
    private final Operations operations;

    ScheduleRoutes(Desk desk) {
        this.desk = desk;
        this.operations = desk.operations();
    }

    void addTo(Doorkeeper doors) {
        doors.get("/schedules/new", Role.SERVICE_ROLE, this::showNew);
        doors.get("/schedules", this::list);
        doors.get("/schedules/{id}", visit -> show(visit, find(visit)));
    }

    Schedule find(Visit visit) {
        return operations
                .schedules()
                .find(visit.pathId("id"))
                .orElseThrow(() -> Visit.notFound("There is no such schedule. It may be deleted."));
    }

    void showNewAgain(Visit visit, ScheduleForm form) {
        visit.show(BAD, "schedule-new", visit.shell("New schedule", SECTION), form);
    }

    void showAgain(Visit visit, Schedule schedule, ScheduleForm form) {
        visit.show(BAD, "schedule", shell(visit, schedule), view(schedule, form));
    }

    private void list(Visit visit) {
        Optional<String> after = visit.query("after");
        List<Schedule> found = operations.schedules().list(after, ScheduleList.SHOWN + 1);
        ScheduleCards cards = new ScheduleCards(operations.history(), desk.slotTimes());
        visit.show(
                "schedules",
                visit.shell("More schedules", SECTION),
                ScheduleList.of(cards.of(found, desk.clock().instant()), after.isEmpty()));
    }

    private void showNew(Visit visit) {
        visit.show(
                "schedule-new",
                visit.shell("New schedule", SECTION),
                ScheduleFormReader.empty(desk.times().zone().getId()));
    }

    private void show(Visit visit, Schedule schedule) {
        visit.show("schedule", shell(visit, schedule), view(schedule, ScheduleFormReader.of(schedule)));
    }

    private static Shell shell(Visit visit, Schedule schedule) {
        return visit.shell(schedule.spec().name(), SECTION);
    }

    private ScheduleView view(Schedule schedule, ScheduleForm form) {
        Times times = new Times(schedule.spec().zone());
        Instant now = desk.clock().instant();
        UUID cronId = schedule.cronId();
        List<RunRecord> runs = operations.history().list(runsOf(cronId), Optional.empty(), MAX_RUNS);
        List<RunRow> rows = runs.stream().map(run -> RunRow.of(run, times, now)).toList();
        ScheduleCard card = ScheduleCard.of(
                schedule,
                desk.slotTimes().describe(schedule.spec()),
                desk.slotTimes().next(schedule.spec()),
                rows.stream().findFirst(),
                Optional.empty());
        return new ScheduleView(
                card,
                form,
                rows,
                operations.slots().latest(cronId, MAX_SLOTS).stream()
                        .map(slot -> row(slot, times))
                        .toList(),
                operations.journal().latest(new Subject.OfSchedule(cronId), OptionalLong.empty(), MAX_ENTRIES).stream()
                        .map(entry -> JournalRow.of(entry, times))
                        .toList());
    }

    private static Filter runsOf(UUID cronId) {
        return new Filter(Optional.of(cronId), Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    private static SlotRow row(SlotRecord slot, Times times) {
        return new SlotRow(times.weekday(slot.slot().scheduledFor()), fate(slot), slot.runId());
    }

    private static Badge fate(SlotRecord slot) {
        if (slot.isAwaited()) {
            return new Badge(Tone.QUIET, "·", "awaited");
        }
        return slot.skipReason()
                .map(reason -> new Badge(toneOf(reason), "–", "skipped: " + Words.of(reason)))
                .orElse(new Badge(Tone.GOOD, "✓", "became a run"));
    }

    private static Tone toneOf(SkipReason reason) {
        return reason == SkipReason.PAUSED ? Tone.QUIET : Tone.WARN;
    }
}
