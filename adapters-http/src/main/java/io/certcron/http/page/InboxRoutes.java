package io.certcron.http.page;

import io.certcron.application.operations.AuditReview;
import io.certcron.application.operations.Operations;
import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.AuditLog.Filter;
import io.certcron.application.port.out.AuditLog.Position;
import io.certcron.application.port.out.AuditLog.Resolution;
import io.certcron.application.port.out.HeldPause;
import io.certcron.application.port.out.OperatorJournal.Entry;
import io.certcron.application.port.out.OperatorJournal.Subject;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.OperatorAction;
import io.certcron.http.access.Role;
import io.certcron.http.page.session.Deed;
import io.certcron.http.page.session.Flash;
import io.certcron.http.page.view.HeldRow;
import io.certcron.http.page.view.InboxView;
import io.certcron.http.page.view.JournalRow;
import io.certcron.http.page.view.MissedRow;
import io.certcron.http.page.view.Times;
import io.certcron.http.page.view.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What waits for a human, and the acknowledging of missed pauses. */
final class InboxRoutes {

    static final String PATH = "/inbox";
    static final String SECTION = "inbox";

    private static final int MISSED_PAGE = 20;
    private static final int HELD_PAGE = 100;
    private static final int RESOLVED = 10;
    private static final int ENTRIES_LOOKED_AT = 50;
    private static final int ENTRIES = 10;
    private static final int NAMED = 5;
    private static final Filter WAITING = new Filter(true, true);
    private static final Filter ALL = new Filter(false, true);

    private final Desk desk;
    private final Operations operations;
    private final AuditReview audit;

    InboxRoutes(Desk desk) {
        this.desk = desk;
        this.operations = desk.operations();
        this.audit = operations.audit();
    }

    void addTo(Doorkeeper doors) {
        doors.get(PATH, this::show);
        doors.post(PATH + "/missed", Role.OPS_ADMIN, this::acknowledge);
    }

    private void show(Visit visit) {
        Optional<Position> afterMissed = visit.query("missed_after").flatMap(Places::audit);
        Optional<IdempotencyKey> afterHeld = visit.query("held_after").flatMap(InboxRoutes::key);
        List<AuditRecord> missed = audit.list(WAITING, afterMissed, MISSED_PAGE + 1);
        List<HeldPause> held = operations.heldPauses().list(afterHeld, HELD_PAGE + 1);
        Times times = desk.times();
        InboxView view = new InboxView(
                missed.stream().limit(MISSED_PAGE).map(row -> row(row, times)).toList(),
                nextMissed(missed),
                held.stream().limit(HELD_PAGE).map(each -> row(each, times)).toList(),
                operations.heldPauses().count(),
                nextHeld(held),
                resolved(times),
                decisions(times),
                afterMissed.isEmpty() && afterHeld.isEmpty());
        visit.show("inbox", visit.shell("Inbox", SECTION), view);
    }

    private void acknowledge(Visit visit) {
        List<UUID> only = visit.ids("only");
        List<UUID> chosen = only.isEmpty() ? visit.ids("run") : only;
        String note = visit.form("note");
        if (note.isEmpty() || note.length() > Resolution.MAX_NOTE) {
            visit.goTo(PATH, Flash.of(Deed.NOTE_MISSING));
            return;
        }
        List<UUID> resolved =
                chosen.size() > AuditReview.MAX_RESOLVED ? List.of() : audit.resolve(chosen, note, visit.operator());
        visit.goTo(
                PATH, resolved.isEmpty() ? Flash.of(Deed.NOTHING_CHOSEN) : new Flash(Deed.RESOLVED, resolved.size()));
    }

    private static Optional<String> nextMissed(List<AuditRecord> found) {
        return found.size() > MISSED_PAGE
                ? Optional.of(PATH + "?missed_after=" + Places.of(positionOf(found.get(MISSED_PAGE - 1))) + "#missed")
                : Optional.empty();
    }

    private static Optional<String> nextHeld(List<HeldPause> found) {
        return found.size() > HELD_PAGE
                ? Optional.of(PATH + "?held_after=" + found.get(HELD_PAGE - 1).key() + "#held")
                : Optional.empty();
    }

    private static Position positionOf(AuditRecord row) {
        return new Position(row.entry().runAt(), row.entry().runId());
    }

    private List<MissedRow> resolved(Times times) {
        return audit.list(ALL, Optional.empty(), ENTRIES_LOOKED_AT).stream()
                .filter(AuditRecord::resolved)
                .limit(RESOLVED)
                .map(row -> row(row, times))
                .toList();
    }

    private List<JournalRow> decisions(Times times) {
        return operations.journal().latest(new Subject.Everything(), OptionalLong.empty(), ENTRIES_LOOKED_AT).stream()
                .filter(InboxRoutes::isDecision)
                .limit(ENTRIES)
                .map(entry -> JournalRow.of(entry, times))
                .toList();
    }

    private static boolean isDecision(Entry entry) {
        return entry.action() == OperatorAction.PAUSES_RELEASED || entry.action() == OperatorAction.PAUSES_DROPPED;
    }

    private static MissedRow row(AuditRecord row, Times times) {
        Optional<FlaggedCertifications> missed = row.entry().missed();
        List<UUID> ids = missed.map(FlaggedCertifications::certificationIds).orElse(List.of());
        long count = missed.map(FlaggedCertifications::count).orElse(0L);
        return new MissedRow(
                row.entry().runId(),
                times.minute(row.entry().runAt()),
                missed.isEmpty()
                        ? "The check failed: nothing is known."
                        : Words.count(count, "missed pause", "missed pauses"),
                ids.stream().limit(NAMED).toList(),
                ids.stream().skip(NAMED).toList(),
                count - ids.size(),
                row.resolution().map(each -> Resolutions.words(each, times)).orElse(""));
    }

    private static HeldRow row(HeldPause held, Times times) {
        return new HeldRow(
                held.certificationId(),
                held.peerMentorId(),
                held.expiryDate().toString(),
                held.runId(),
                times.minute(held.plannedAt()),
                held.stillDue());
    }

    private static Optional<IdempotencyKey> key(String text) {
        try {
            return Optional.of(new IdempotencyKey(text));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }
}
