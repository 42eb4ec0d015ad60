package io.certcron.http.page;

import io.certcron.application.port.out.OperatorJournal.Entry;
import io.certcron.application.port.out.OperatorJournal.Subject;
import io.certcron.http.page.view.JournalRow;
import io.certcron.http.page.view.JournalView;
import io.certcron.http.page.view.Times;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Who did what. */
final class JournalRoutes {

    private static final int PAGE = 50;

    private final Desk desk;

    JournalRoutes(Desk desk) {
        this.desk = desk;
    }

    void addTo(Doorkeeper doors) {
        doors.get("/journal", this::show);
    }

    private void show(Visit visit) {
        OptionalLong before = visit.query("before").map(JournalRoutes::number).orElse(OptionalLong.empty());
        List<Entry> found = desk.operations().journal().latest(new Subject.Everything(), before, PAGE + 1);
        Times times = desk.times();
        Optional<String> next = found.size() > PAGE
                ? Optional.of("/journal?before=" + found.get(PAGE - 1).number())
                : Optional.empty();
        JournalView view = new JournalView(
                found.stream()
                        .limit(PAGE)
                        .map(entry -> JournalRow.of(entry, times))
                        .toList(),
                next,
                before.isEmpty());
        visit.show("journal", visit.shell("Journal", "journal"), view);
    }

    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException none) {
            return OptionalLong.empty();
        }
    }
}
