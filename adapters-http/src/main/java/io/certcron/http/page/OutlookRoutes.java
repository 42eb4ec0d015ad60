package io.certcron.http.page;

import io.certcron.application.operations.Operations;
import io.certcron.application.operations.Outlook.Night;
import io.certcron.domain.Schedule;
import io.certcron.domain.Workflow;
import io.certcron.http.page.view.OutlookRow;
import io.certcron.http.page.view.OutlookView;
import io.certcron.http.page.view.Times;
import io.certcron.http.server.Remembered;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the next nights will bring, and a dry run of tonight. */
final class OutlookRoutes {

    private static final int NIGHTS = 30;
    private static final int MAX_SCHEDULES = 50;
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Desk desk;
    private final Operations operations;
    private final TonightsDryRun dryRun;
    private final Remembered<OutlookView> view = new Remembered<>(this::read, KEPT);

    OutlookRoutes(Desk desk) {
        this.desk = desk;
        this.operations = desk.operations();
        this.dryRun = new TonightsDryRun(operations.dueList());
    }

    void addTo(Doorkeeper doors) {
        doors.get("/outlook", visit -> visit.show("outlook", visit.shell("Outlook", "outlook"), view.get()));
    }

    private OutlookView read() {
        LocalDate today = desk.today();
        LocalDate tonight = tonight(today);
        List<Night> nights = operations.outlook().nights(tonight, NIGHTS);
        return new OutlookView(
                nights.stream()
                        .findFirst()
                        .map(night -> List.copyOf(night.remindersByThreshold().keySet()))
                        .orElse(List.of()),
                nights.stream().map(OutlookRoutes::row).toList(),
                dryRun.of(Workflow.ALL, tonight, today));
    }

    /** The business date of the next slot; where there is none, today. */
    private LocalDate tonight(LocalDate today) {
        return operations.schedules().list(Optional.empty(), MAX_SCHEDULES).stream()
                .filter(schedule -> schedule.spec().enabled())
                .flatMap(this::nextDate)
                .min(Comparator.naturalOrder())
                .orElse(today);
    }

    private Stream<LocalDate> nextDate(Schedule schedule) {
        return desk.slotTimes().next(schedule.spec()).stream()
                .limit(1)
                .map(instant -> LocalDate.ofInstant(instant, schedule.spec().zone()));
    }

    private static OutlookRow row(Night night) {
        List<Long> reminders = List.copyOf(night.remindersByThreshold().values());
        long all = reminders.stream().mapToLong(Long::longValue).sum() + night.pauses();
        return new OutlookRow(Times.weekday(night.businessDate()), reminders, night.pauses(), all);
    }
}
