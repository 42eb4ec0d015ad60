package io.certcron.http.page;

import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.RunHistory.Filter;
import io.certcron.application.port.out.RunRecord;
import io.certcron.domain.Channel;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.http.page.view.RunRow;
import io.certcron.http.page.view.ScheduleCard;
import io.certcron.http.page.view.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Schedules as people see them: what they mean, when they ran last, and whether they ran when they should have. */
final class ScheduleCards {

    private static final int LATEST = 300;
    private static final Filter REAL =
            new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    private final RunHistory history;
    private final SlotTimes slotTimes;

    ScheduleCards(RunHistory history, SlotTimes slotTimes) {
        this.history = history;
        this.slotTimes = slotTimes;
    }

    List<ScheduleCard> of(List<Schedule> schedules, Instant now) {
        Seen seen = new Seen(
                history.list(REAL, Optional.empty(), LATEST),
                history.latest(schedules.stream().map(Schedule::cronId).toList()));
        return schedules.stream().map(each -> card(each, seen, now)).toList();
    }

    private ScheduleCard card(Schedule schedule, Seen seen, Instant now) {
        Optional<RunRecord> last = Optional.ofNullable(seen.last().get(schedule.cronId()));
        Times times = new Times(schedule.spec().zone());
        return ScheduleCard.of(
                schedule,
                slotTimes.describe(schedule.spec()),
                slotTimes.next(schedule.spec()),
                last.map(run -> RunRow.of(run, times, now)),
                missedSlot(schedule, last, seen.latest(), now));
    }

    /** A run that somebody else made for that night, such as {@code execute}, makes up for the slot. */
    private Optional<Instant> missedSlot(
            Schedule schedule, Optional<RunRecord> last, List<RunRecord> latest, Instant now) {
        if (!schedule.spec().enabled()
                || last.filter(run -> run.status() == RunStatus.RUNNING).isPresent()) {
            return Optional.empty();
        }
        return slotTimes
                .latest(schedule.spec(), now.minus(Nights.GRACE))
                .filter(slot -> slot.isAfter(schedule.updatedAt()))
                .filter(slot -> last.filter(run -> covers(run, slot)).isEmpty())
                .filter(slot -> latest.stream().noneMatch(run -> makesUpFor(run, slot, schedule.spec())));
    }

    private static boolean covers(RunRecord run, Instant slot) {
        return !run.startedAt().isBefore(slot)
                || run.slot().filter(own -> !own.scheduledFor().isBefore(slot)).isPresent();
    }

    private static boolean makesUpFor(RunRecord run, Instant slot, ScheduleSpec spec) {
        return !run.businessDate().isBefore(LocalDate.ofInstant(slot, spec.zone()))
                && Arrays.stream(Channel.values())
                        .allMatch(channel -> run.workflow().covers(channel)
                                || !spec.workflow().covers(channel));
    }

    /**
     * Runs.
     *
     * @param latest the latest of all, whoever asked for them
     * @param last the last one of each schedule
     */
    private record Seen(List<RunRecord> latest, Map<UUID, RunRecord> last) {}
}
