package io.certcron.http.api;

import io.certcron.domain.Workflow;
import io.certcron.http.access.Role;
import io.javalin.config.RoutesConfig;
import java.time.LocalDate;
import java.util.Set;

/** What a run would find due: {@code /api/v1/due}. */
final class DueApi {

    private final DueCsv csv;

    DueApi(DueCsv csv) {
        this.csv = csv;
    }

    void addTo(RoutesConfig routes, Gate gate) {
        routes.get("/api/v1/due", gate.needs(Role.VIEWER, this::list));
    }

    private void list(Exchange exchange) {
        Query query = Query.of(exchange.http(), Set.of("business_date", "workflow"));
        LocalDate businessDate = query.date("business_date").orElseGet(csv::today);
        csv.answer(exchange.http(), query.one(Workflow.class, "workflow").orElse(Workflow.ALL), businessDate);
    }
}
