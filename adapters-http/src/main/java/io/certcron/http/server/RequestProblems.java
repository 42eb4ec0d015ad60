package io.certcron.http.server;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Turns whatever ends a request into an answer. What nobody expected is logged, and told to nobody else. */
final class RequestProblems {

    private static final Duration DATABASE_MAY_BE_BACK = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int FIRST_SERVER_ERROR = 500;

    /** PostgreSQL's. */
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String GRANT_IS_MISSING =
            "The job's database user may not do that, and nothing was changed. As the owner of the schema, run 'migrate' with"
                    + " database.runtime-user set to that user; where the owner may not grant ops_admin, docs/database.md has"
                    + " the statement.";

    private final List<Routes> parts;
    private final EventLog log;
    private final Map<ErrorCode, OncePerMinute> telling = new ConcurrentHashMap<>();

    RequestProblems(List<Routes> parts, EventLog log) {
        this.parts = List.copyOf(parts);
        this.log = log;
    }

    void addTo(RoutesConfig routes) {
        routes.exception(ProblemException.class, (failure, exchange) -> answer(failure.problem(), exchange));
        routes.exception(StorageException.class, (failure, exchange) -> answer(storage(failure), exchange));
        routes.exception(HttpResponseException.class, (failure, exchange) -> answer(ofJavalin(failure), exchange));
        routes.exception(Exception.class, (failure, exchange) -> answer(unexpected(failure), exchange));
    }

    Problem unexpected(Throwable failure) {
        if (telling.computeIfAbsent(ErrorCode.UNEXPECTED_EXCEPTION, each -> new OncePerMinute())
                .isDue()) {
            log.logEvent(
                    Severity.ERROR,
                    ErrorCode.UNEXPECTED_EXCEPTION,
                    "A request failed for a reason that nobody expected",
                    EventContext.NONE.causedBy(failure));
        }
        return Problem.of(
                500,
                ErrorCode.UNEXPECTED_EXCEPTION,
                "The request failed for a reason that nobody expected. The log has it.");
    }

    private Problem storage(StorageException failure) {
        ErrorCode code = codeOf(failure);
        if (telling.computeIfAbsent(code, each -> new OncePerMinute()).isDue()) {
            log.logEvent(Severity.WARN, code, "Requests fail, as the database does", EventContext.of(failure));
        }
        return switch (code) {
            case DATABASE_UNAVAILABLE ->
                Problem.of(503, code, "The database can't be reached, or is busy. Try again shortly.")
                        .retryAfter(DATABASE_MAY_BE_BACK);
            case DATABASE_ROLE_INSUFFICIENT -> Problem.of(503, code, GRANT_IS_MISSING);
            default ->
                Problem.of(500, code, "The database refused a statement. The log says which, and doctor says why.");
        };
    }

    private static ErrorCode codeOf(StorageException failure) {
        if (failure.isUnavailable()) {
            return ErrorCode.DATABASE_UNAVAILABLE;
        }
        return failure.sqlState().filter(INSUFFICIENT_PRIVILEGE::equals).isPresent()
                ? ErrorCode.DATABASE_ROLE_INSUFFICIENT
                : ErrorCode.DATABASE_ERROR;
    }

    private Problem ofJavalin(HttpResponseException failure) {
        int status = failure.getStatus();
        if (status == METHOD_NOT_ALLOWED) {
            String routed = failure.getDetails().getOrDefault("availableMethods", "GET");
            return notAllowed(routed.replace("GET", "GET, HEAD"));
        }
        if (status >= FIRST_SERVER_ERROR) {
            return unexpected(failure);
        }
        return status == NOT_FOUND
                ? Problem.of(status, ErrorCode.RESOURCE_NOT_FOUND, "There is nothing at this address.")
                : Problem.of(status, ErrorCode.REQUEST_INVALID, "Send a request that the API describes.");
    }

    private static Problem notAllowed(String allowed) {
        return Problem.of(405, ErrorCode.METHOD_NOT_ALLOWED, "Use one of these methods: " + allowed + ".")
                .with("Allow", allowed);
    }

    private void answer(Problem problem, Context exchange) {
        exchange.status(problem.status());
        problem.headers().forEach(exchange::header);
        if (parts.stream().noneMatch(part -> part.show(problem, exchange))) {
            exchange.contentType(Problem.MEDIA_TYPE).result(problem.json());
        }
    }
}
