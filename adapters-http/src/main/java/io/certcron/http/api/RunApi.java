package io.certcron.http.api;

import io.certcron.application.node.RunsOnDemand;
import io.certcron.application.node.RunsOnDemand.Request;
import io.certcron.application.operations.Operations;
import io.certcron.application.port.out.OperatorJournal;
import io.certcron.application.port.out.OperatorJournal.Subject;
import io.certcron.application.port.out.RunDetails;
import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.RunHistory.Filter;
import io.certcron.application.port.out.RunHistory.Position;
import io.certcron.application.port.out.RunOnDemand.RequestKey;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunRequested;
import io.certcron.application.schedule.Schedules;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import io.certcron.http.access.Role;
import io.certcron.http.server.Problem;
import io.certcron.http.server.ProblemException;
import io.javalin.config.RoutesConfig;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Runs: {@code /api/v1/certification-cron-runs}, and those of one schedule. */
final class RunApi {

    private static final String LIST = "runs";

    static final String PATH = "/api/v1/certification-cron-runs";

    private static final String OF_SCHEDULE = ScheduleApi.PATH + "/{" + ScheduleApi.ID + "}";
    private static final String ID = "run_id";
    private static final String KEY_HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1," + RequestKey.MAX_LENGTH + "}");
    private static final int ENTRIES = 100;

    private final Schedules schedules;
    private final RunsOnDemand runsOnDemand;
    private final RunHistory history;
    private final OperatorJournal journal;

    RunApi(Operations operations) {
        this.schedules = operations.schedules();
        this.runsOnDemand = operations.runsOnDemand();
        this.history = operations.history();
        this.journal = operations.journal();
    }

    void addTo(RoutesConfig routes, Gate gate) {
        routes.post(OF_SCHEDULE + "/execute", gate.needs(Role.OPS_ADMIN, this::execute));
        routes.get(OF_SCHEDULE + "/runs", gate.needs(Role.VIEWER, this::listOfSchedule));
        routes.get(PATH, gate.needs(Role.VIEWER, this::list));
        routes.get(PATH + "/{" + ID + "}", gate.needs(Role.VIEWER, this::show));
    }

    private void execute(Exchange exchange) {
        Query.none(exchange.http());
        UUID cronId = Query.id(exchange.http(), ScheduleApi.ID);
        Body body = Body.optional(exchange.http(), Set.of("business_date", "dry_run"));
        Request request =
                new Request(cronId, body.optionalDate("business_date"), body.flag("dry_run", false), keyOf(exchange));
        UUID runId = runOf(request(request, exchange), cronId);
        exchange.http().header("Location", PATH + "/" + runId);
        exchange.answer(202, Json.bytes(new Requested(runId)));
    }

    private RunRequested request(Request request, Exchange exchange) {
        try {
            return runsOnDemand.request(request, exchange.operator());
        } catch (IllegalArgumentException fault) {
            throw Refusal.unacceptable(fault);
        }
    }

    private static UUID runOf(RunRequested outcome, UUID cronId) {
        if (outcome instanceof RunRequested.Opened opened) {
            return opened.run().runId();
        }
        if (outcome instanceof RunRequested.OpenedBefore before) {
            return before.runId();
        }
        if (outcome instanceof RunRequested.KeyUsedOtherwise) {
            throw new ProblemException(Problem.of(
                            Refusal.UNACCEPTABLE,
                            ErrorCode.REQUEST_KEY_REUSED,
                            "You have sent this Idempotency-Key with another request. Send a new one.")
                    .at(KEY_HEADER));
        }
        throw ScheduleApi.missing(cronId);
    }

    private static Optional<String> keyOf(Exchange exchange) {
        return Optional.ofNullable(exchange.http().header(KEY_HEADER)).map(key -> {
            if (!KEY.matcher(key).matches()) {
                throw Refusal.malformed(
                        KEY_HEADER,
                        "Idempotency-Key: must be 1 to " + RequestKey.MAX_LENGTH
                                + " visible ASCII characters without spaces.");
            }
            return key;
        });
    }

    private void listOfSchedule(Exchange exchange) {
        Query query = Query.of(exchange.http(), Set.of(Query.LIMIT, Query.PAGE_TOKEN, "status"));
        UUID cronId = Query.id(exchange.http(), ScheduleApi.ID);
        Filter filter = new Filter(
                Optional.of(cronId), Optional.empty(), query.one(RunStatus.class, "status"), Optional.empty(), true);
        Page<Views.Run> page = page(filter, query);
        if (page.items().isEmpty() && schedules.find(cronId).isEmpty()) {
            throw ScheduleApi.missing(cronId);
        }
        exchange.answer(page);
    }

    private void list(Exchange exchange) {
        Query query = Query.of(
                exchange.http(),
                Set.of(Query.LIMIT, Query.PAGE_TOKEN, "workflow", "status", "business_date", "dry_runs"));
        exchange.answer(page(
                new Filter(
                        Optional.empty(),
                        query.one(Workflow.class, "workflow"),
                        query.one(RunStatus.class, "status"),
                        query.date("business_date"),
                        query.flag("dry_runs", true)),
                query));
    }

    private Page<Views.Run> page(Filter filter, Query query) {
        int limit = query.limit();
        Optional<Position> after = query.after(LIST, token -> new Position(token.instantAt(1), token.idAt(2)));
        return Page.of(history.list(filter, after, limit + 1), limit, Views.Run::of, RunApi::place);
    }

    private static PageToken place(RunRecord run) {
        return PageToken.of(LIST, run.startedAt(), run.runId());
    }

    private void show(Exchange exchange) {
        Query.none(exchange.http());
        UUID runId = Query.id(exchange.http(), ID);
        RunDetails run = history.find(runId).orElseThrow(() -> Refusal.notFound("There is no run " + runId + "."));
        exchange.answer(RunView.of(run, journal.latest(new Subject.OfRun(runId), OptionalLong.empty(), ENTRIES)));
    }

    private record Requested(UUID runId) {}
}
