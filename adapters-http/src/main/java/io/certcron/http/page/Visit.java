package io.certcron.http.page;

import io.certcron.domain.ErrorCode;
import io.certcron.domain.Operator;
import io.certcron.http.page.session.Flash;
import io.certcron.http.page.session.Session;
import io.certcron.http.page.view.Shell;
import io.certcron.http.server.Problem;
import io.certcron.http.server.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A request of somebody who is signed in, and its answer. */
final class Visit {

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Desk desk;
    private final Context exchange;
    private final Session session;

    Visit(Desk desk, Context exchange, Session session) {
        this.desk = desk;
        this.exchange = exchange;
        this.session = session;
    }

    Context exchange() {
        return exchange;
    }

    Session session() {
        return session;
    }

    Operator operator() {
        return new Operator(session.name(), Operator.Way.PAGE);
    }

    /** What the query says of it, where it says anything. */
    Optional<String> query(String name) {
        return Optional.ofNullable(exchange.queryParam(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** What was typed, without space around it. */
    String form(String name) {
        String value = exchange.formParam(name);
        return value == null ? "" : value.strip();
    }

    /** The ids that were ticked; what is none is left out. */
    List<UUID> ids(String name) {
        return exchange.formParams(name).stream()
                .filter(Objects::nonNull)
                .flatMap(value -> id(value).stream())
                .distinct()
                .toList();
    }

    /** The id in the path. */
    UUID pathId(String name) {
        return id(exchange.pathParam(name)).orElseThrow(() -> notFound("There is nothing under this id."));
    }

    static Optional<UUID> id(String text) {
        return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(404, ErrorCode.RESOURCE_NOT_FOUND, detail));
    }

    Shell shell(String title, String section) {
        return desk.shell(title, section, Optional.of(session), desk.sessions().told(exchange));
    }

    void show(String template, Shell shell, Object view) {
        desk.write(exchange, template, shell, view);
    }

    void show(int status, String template, Shell shell, Object view) {
        exchange.status(status);
        show(template, shell, view);
    }

    void goTo(String path) {
        exchange.redirect(path, HttpStatus.SEE_OTHER);
    }

    void goTo(String path, Flash flash) {
        desk.sessions().tell(flash, exchange);
        goTo(path);
    }
}
