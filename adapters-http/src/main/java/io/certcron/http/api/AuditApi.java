package io.certcron.http.api;

import io.certcron.application.operations.AuditReview;
import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.AuditLog.Filter;
import io.certcron.application.port.out.AuditLog.Position;
import io.certcron.http.access.Role;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What runs reported: {@code /api/v1/cron-audit-log}. */
final class AuditApi {

    private static final String LIST = "audit";

    private static final String PATH = "/api/v1/cron-audit-log";
    private static final String ID = "run_id";
    private static final String ONE = PATH + "/{" + ID + "}";
    private static final String NOTE = "note";
    private static final String RUNS = "run_ids";

    private final AuditReview audit;

    AuditApi(AuditReview audit) {
        this.audit = audit;
    }

    void addTo(RoutesConfig routes, Gate gate) {
        routes.get(PATH, gate.needs(Role.VIEWER, this::list));
        routes.post(PATH + "/resolve", gate.needs(Role.OPS_ADMIN, this::resolveMany));
        routes.get(ONE, gate.needs(Role.VIEWER, this::show));
        routes.post(ONE + "/resolve", gate.needs(Role.OPS_ADMIN, this::resolve));
    }

    private void list(Exchange exchange) {
        Query query = Query.of(exchange.http(), Set.of(Query.LIMIT, Query.PAGE_TOKEN, "resolved", "missed"));
        int limit = query.limit();
        Optional<Position> after = query.after(LIST, token -> new Position(token.instantAt(1), token.idAt(2)));
        Filter filter = new Filter(!onlyOneWay(query, "resolved", false), onlyOneWay(query, "missed", true));
        exchange.answer(Page.of(
                audit.list(filter, after, limit + 1),
                limit,
                Views.Audit::of,
                row -> PageToken.of(LIST, row.entry().runAt(), row.entry().runId())));
    }

    /** The value of a parameter that has only one. */
    private static boolean onlyOneWay(Query query, String name, boolean only) {
        boolean given = query.flag(name, !only);
        if (query.has(name) && given != only) {
            throw Refusal.malformed(name, name + ": must be " + only + ", or be left out to see all.");
        }
        return given;
    }

    private void show(Exchange exchange) {
        Query.none(exchange.http());
        exchange.answer(Views.Audit.of(find(Query.id(exchange.http(), ID))));
    }

    private void resolve(Exchange exchange) {
        Query.none(exchange.http());
        UUID runId = Query.id(exchange.http(), ID);
        String note = Body.of(exchange.http(), Set.of(NOTE)).text(NOTE);
        find(runId);
        resolve(List.of(runId), note, exchange);
        exchange.answer(Views.Audit.of(find(runId)));
    }

    private void resolveMany(Exchange exchange) {
        Query.none(exchange.http());
        Body body = Body.of(exchange.http(), Set.of(RUNS, NOTE));
        List<UUID> runIds = body.ids(RUNS, AuditReview.MAX_RESOLVED);
        exchange.answer(new Resolved(resolve(runIds, body.text(NOTE), exchange)));
    }

    private List<UUID> resolve(List<UUID> runIds, String note, Exchange exchange) {
        try {
            return audit.resolve(runIds, note, exchange.operator());
        } catch (IllegalArgumentException fault) {
            throw Refusal.unacceptable(fault);
        }
    }

    private AuditRecord find(UUID runId) {
        return audit.find(runId)
                .orElseThrow(() -> Refusal.notFound("The run " + runId + " has reported nothing, or there is none."));
    }

    private record Resolved(List<UUID> resolved) {}
}
