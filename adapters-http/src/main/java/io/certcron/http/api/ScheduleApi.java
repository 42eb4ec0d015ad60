package io.certcron.http.api;

import io.certcron.application.operations.Operations;
import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.ScheduleChange;
import io.certcron.application.schedule.Schedules;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import io.certcron.http.access.Role;
import io.certcron.http.server.Problem;
import io.certcron.http.server.ProblemException;
import io.certcron.http.server.Repeatable;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The schedules: {@code /api/v1/certification-cron}. */
final class ScheduleApi {

    private static final String LIST = "schedules";

    static final String PATH = "/api/v1/certification-cron";
    static final String ID = "cron_id";

    private static final String ONE = PATH + "/{" + ID + "}";
    private static final Set<String> FIELDS =
            Set.of("name", "cron_expression", "zone", "workflow", "enabled", "pause_reason");

    private final Schedules schedules;
    private final RunHistory history;

    ScheduleApi(Operations operations) {
        this.schedules = operations.schedules();
        this.history = operations.history();
    }

    void addTo(RoutesConfig routes, Gate gate) {
        routes.get(PATH, gate.needs(Role.VIEWER, this::list));
        routes.get(ONE, gate.needs(Role.VIEWER, this::show));
        routes.post(PATH, gate.needs(Role.SERVICE_ROLE, this::create));
        routes.put(ONE, gate.needs(Role.OPS_ADMIN, this::replace));
        routes.delete(ONE, gate.needs(Role.SERVICE_ROLE, this::delete));
    }

    private void list(Exchange exchange) {
        Query query = Query.of(exchange.http(), Query.PAGING);
        int limit = query.limit();
        Optional<String> after = query.after(LIST, token -> token.textAt(1));
        List<Schedule> read = schedules.list(after, limit + 1);
        Map<UUID, RunRecord> latest =
                history.latest(read.stream().limit(limit).map(Schedule::cronId).toList());
        exchange.answer(Page.of(
                read,
                limit,
                schedule -> ScheduleView.of(schedule, latest.get(schedule.cronId()), schedules),
                schedule -> PageToken.of(LIST, schedule.spec().name())));
        Repeatable.note(exchange.http());
    }

    private void show(Exchange exchange) {
        Query.none(exchange.http());
        UUID id = Query.id(exchange.http(), ID);
        answer(exchange, 200, schedules.find(id).orElseThrow(() -> missing(id)));
    }

    private void create(Exchange exchange) {
        Query.none(exchange.http());
        ScheduleSpec spec = spec(Body.of(exchange.http(), FIELDS));
        Schedule created = stored(change(() -> schedules.create(spec, exchange.operator())));
        exchange.http().header("Location", PATH + "/" + created.cronId());
        answer(exchange, 201, created);
    }

    private void replace(Exchange exchange) {
        Query.none(exchange.http());
        UUID id = Query.id(exchange.http(), ID);
        long expected = Version.expected(exchange.http());
        ScheduleSpec spec = spec(Body.of(exchange.http(), FIELDS));
        answer(exchange, 200, stored(change(() -> schedules.replace(id, expected, spec, exchange.operator())), id));
    }

    private void delete(Exchange exchange) {
        Query.none(exchange.http());
        UUID id = Query.id(exchange.http(), ID);
        long expected = Version.expected(exchange.http());
        ScheduleChange outcome = change(() -> schedules.delete(id, expected, exchange.operator()));
        if (!(outcome instanceof ScheduleChange.Deleted)) {
            throw refusal(outcome, id);
        }
        exchange.http().status(204);
    }

    private static ScheduleChange change(Supplier<ScheduleChange> change) {
        try {
            return change.get();
        } catch (IllegalArgumentException fault) {
            throw Refusal.unacceptable(fault);
        }
    }

    private static Schedule stored(ScheduleChange outcome) {
        return stored(outcome, new UUID(0, 0));
    }

    private static Schedule stored(ScheduleChange outcome, UUID id) {
        if (outcome instanceof ScheduleChange.Stored stored) {
            return stored.schedule();
        }
        throw refusal(outcome, id);
    }

    private static RuntimeException refusal(ScheduleChange outcome, UUID id) {
        if (outcome instanceof ScheduleChange.NameTaken) {
            return new ProblemException(Problem.of(
                            Refusal.CONFLICT,
                            ErrorCode.NAME_TAKEN,
                            "Another schedule has that name. Choose another name, or change that schedule.")
                    .at("/name"));
        }
        return outcome instanceof ScheduleChange.VersionDiffers differs
                ? Version.outdated(differs.version())
                : missing(id);
    }

    static RuntimeException missing(UUID id) {
        return Refusal.notFound("There is no schedule " + id + ".");
    }

    private void answer(Exchange exchange, int status, Schedule schedule) {
        RunRecord lastRun = history.latest(List.of(schedule.cronId())).get(schedule.cronId());
        exchange.http().header("ETag", Version.tag(schedule.version()));
        exchange.answer(status, Json.bytes(ScheduleView.of(schedule, lastRun, schedules)));
    }

    private static ScheduleSpec spec(Body body) {
        try {
            return new ScheduleSpec(
                    body.text("name"),
                    body.text("cron_expression"),
                    ZoneName.read(body.text("zone"), "/zone"),
                    body.one(Workflow.class, "workflow"),
                    body.flag("enabled", true),
                    body.optionalText("pause_reason"));
        } catch (IllegalArgumentException fault) {
            throw Refusal.unacceptable(fault);
        }
    }
}
