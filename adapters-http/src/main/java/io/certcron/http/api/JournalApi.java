package io.certcron.http.api;

import io.certcron.application.port.out.OperatorJournal;
import io.certcron.application.port.out.OperatorJournal.Subject;
import io.certcron.http.access.Role;
import io.javalin.config.RoutesConfig;
import java.util.Optional;
import java.util.OptionalLong;

/** Who did what: {@code /api/v1/journal}. */
final class JournalApi {

    private static final String LIST = "journal";

    private final OperatorJournal journal;

    JournalApi(OperatorJournal journal) {
        this.journal = journal;
    }

    void addTo(RoutesConfig routes, Gate gate) {
        routes.get("/api/v1/journal", gate.needs(Role.VIEWER, this::list));
    }

    private void list(Exchange exchange) {
        Query query = Query.of(exchange.http(), Query.PAGING);
        int limit = query.limit();
        Optional<Long> before = query.after(LIST, token -> Long.parseLong(token.textAt(1)));
        OptionalLong number = before.isPresent() ? OptionalLong.of(before.get()) : OptionalLong.empty();
        exchange.answer(Page.of(
                journal.latest(new Subject.Everything(), number, limit + 1),
                limit,
                Views.Entry::of,
                entry -> PageToken.of(LIST, entry.number())));
    }
}
