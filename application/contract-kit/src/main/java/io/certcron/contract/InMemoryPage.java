package io.certcron.contract;

import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PageClaim;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.domain.Action;
import io.certcron.domain.Certification;
import io.certcron.domain.Channel;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.ReminderDecision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** One page of in-memory planning. */
final class InMemoryPage {

    /** By expiry date, those without one at the end, and then as PostgreSQL sorts UUIDs: as text. */
    static final Comparator<Certification> WALK = Comparator.comparing(
                    Certification::expiryDate, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(each -> each.certificationId().toString());

    private final Map<Integer, Long> planned = new HashMap<>();
    private final List<IntentRow> pending = new ArrayList<>();
    private final InMemoryTables tables;
    private final OpenRun run;
    private final Channel channel;
    private final int pageSize;
    private long superseded;
    private Optional<PlanCursor> next = Optional.empty();

    InMemoryPage(InMemoryTables tables, OpenRun run, Channel channel, int pageSize) {
        this.tables = tables;
        this.run = run;
        this.channel = channel;
        this.pageSize = pageSize;
    }

    /** The page's certifications. Saves the cursor that they leave behind. */
    List<Certification> look(Predicate<Certification> due, Optional<PlanCursor> after) {
        List<Certification> ahead = tables.certifications.values().stream()
                .filter(due)
                .sorted(WALK)
                .filter(each -> after.map(cursor -> isBehind(cursor, each)).orElse(true))
                .toList();
        List<Certification> page = ahead.subList(0, Math.min(pageSize, ahead.size()));
        if (!page.isEmpty()) {
            PlanCursor reached = cursorAt(page.get(page.size() - 1));
            Optional.ofNullable(tables.runs.get(run.runId())).ifPresent(row -> row.save(reached));
            next = page.size() < ahead.size() ? Optional.of(reached) : Optional.empty();
        }
        return page;
    }

    void planPause(Certification certification, boolean held) {
        IntentStatus status = held ? IntentStatus.HELD : IntentStatus.PENDING;
        if (insert(certification, new Action.AutoPause(), status)) {
            planned.merge(PlannedPage.PAUSE, 1L, Long::sum);
        }
    }

    void planReminder(Certification certification, ReminderDecision.Due due) {
        if (insert(certification, due.reminder(), IntentStatus.PENDING)) {
            planned.merge(due.reminder().thresholdDays(), 1L, Long::sum);
        }
        superseded += due.superseded().stream()
                .filter(late -> insert(certification, late, IntentStatus.SUPERSEDED))
                .count();
        tables.ledger.values().stream()
                .filter(row -> isLessUrgent(row, certification, due.reminder()))
                .forEach(this::supersede);
    }

    /** Claims those of the page's new intents that are the only one of their mentor. */
    List<ClaimedIntent> claim(PageClaim claim, Predicate<IntentRow> alone) {
        Instant leaseUntil = tables.now().plus(claim.lease());
        return pending.stream()
                .filter(alone)
                .map(row -> row.claim(claim.claim().token(), leaseUntil))
                .toList();
    }

    /** The page, counted for the run. */
    PlannedPage counted() {
        PlannedPage page = new PlannedPage(planned, superseded, next);
        tables.tally(run.runId()).count(page);
        return page;
    }

    private boolean insert(Certification certification, Action action, IntentStatus status) {
        IntentRow row = new IntentRow(
                certification.certificationId(),
                certification.peerMentorId(),
                Objects.requireNonNull(certification.expiryDate(), "expiryDate"),
                action,
                run.runId(),
                status,
                tables.now());
        boolean isNew = tables.ledger.putIfAbsent(row.key, row) == null;
        if (isNew && status == IntentStatus.PENDING) {
            pending.add(row);
        }
        return isNew;
    }

    private void supersede(IntentRow row) {
        row.settle(IntentStatus.SUPERSEDED, null, OptionalInt.empty(), tables.now());
        superseded++;
    }

    private static boolean isLessUrgent(IntentRow row, Certification certification, Action.Reminder than) {
        return row.status() == IntentStatus.PENDING
                && row.certificationId.equals(certification.certificationId())
                && row.expiryDate.equals(certification.expiryDate())
                && row.action instanceof Action.Reminder reminder
                && reminder.thresholdDays() > than.thresholdDays();
    }

    private static boolean isBehind(PlanCursor cursor, Certification certification) {
        Certification reached = new Certification(
                cursor.certificationId(), certification.peerMentorId(), cursor.expiryDate(), certification.status());
        return WALK.compare(reached, certification) < 0;
    }

    private PlanCursor cursorAt(Certification last) {
        LocalDate expiryDate = Objects.requireNonNull(last.expiryDate(), "expiryDate");
        return new PlanCursor(channel, expiryDate, last.certificationId());
    }
}
