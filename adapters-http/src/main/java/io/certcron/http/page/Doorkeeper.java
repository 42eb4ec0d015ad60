package io.certcron.http.page;

import io.certcron.domain.ErrorCode;
import io.certcron.http.access.Role;
import io.certcron.http.page.session.Session;
import io.certcron.http.server.Changing;
import io.certcron.http.server.Problem;
import io.certcron.http.server.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Lets in who is signed in, has the role, and sends a form of this page. */
final class Doorkeeper {

    static final String CSRF = "csrf";

    private static final int FORBIDDEN = 403;
    private static final int UNSUPPORTED = 415;
    private static final String PLAIN_FORM = "application/x-www-form-urlencoded";

    private final Desk desk;
    private final RoutesConfig routes;

    Doorkeeper(Desk desk, RoutesConfig routes) {
        this.desk = desk;
        this.routes = routes;
    }

    /** A page that everybody sees who is signed in. */
    void get(String path, Room room) {
        routes.get(path, exchange -> {
            PageWriter.guard(exchange);
            Optional<Session> session = desk.sessions().of(exchange);
            if (session.isPresent()) {
                room.enter(new Visit(desk, exchange, session.get()));
            } else {
                exchange.redirect("/sign-in?next=" + encoded(addressOf(exchange)), HttpStatus.SEE_OTHER);
            }
        });
    }

    /** A page that only some see. */
    void get(String path, Role needed, Room room) {
        get(path, visit -> {
            demand(visit.session(), needed);
            room.enter(visit);
        });
    }

    /** A form. */
    void post(String path, Role needed, Room room) {
        routes.post(path, exchange -> {
            PageWriter.guard(exchange);
            demandPlainForm(exchange);
            Optional<Session> session = desk.sessions().of(exchange);
            if (session.isPresent()) {
                demandForm(session.get(), exchange);
                demand(session.get(), needed);
                Changing.note(exchange);
                room.enter(new Visit(desk, exchange, session.get()));
            } else {
                exchange.redirect("/sign-in", HttpStatus.SEE_OTHER);
            }
        });
    }

    private static void demand(Session session, Role needed) {
        if (!session.role().allows(needed)) {
            throw new ProblemException(Problem.of(
                    FORBIDDEN,
                    ErrorCode.REQUEST_FORBIDDEN,
                    "Your role does not allow that. Sign in as somebody who has the role " + needed.word() + "."));
        }
    }

    private static void demandForm(Session session, Context exchange) {
        String sent = exchange.formParam(CSRF);
        if (sent == null || !session.sent(sent)) {
            throw notFromPage();
        }
    }

    /** What our forms send, and nothing that would be unpacked to files. */
    static void demandPlainForm(Context exchange) {
        String type = exchange.contentType();
        if (type != null && !type.toLowerCase(Locale.ROOT).startsWith(PLAIN_FORM)) {
            throw new ProblemException(
                    Problem.of(UNSUPPORTED, ErrorCode.MEDIA_TYPE_UNSUPPORTED, "A form is sent as " + PLAIN_FORM + "."));
        }
    }

    static ProblemException notFromPage() {
        return new ProblemException(Problem.of(
                FORBIDDEN,
                ErrorCode.REQUEST_NOT_FROM_PAGE,
                "The form is outdated, or came from another site. Nothing was changed. Go back, load the page again, and"
                        + " send it once more."));
    }

    private static String addressOf(Context exchange) {
        String query = exchange.queryString();
        return query == null ? exchange.path() : exchange.path() + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What is behind a door. */
    @FunctionalInterface
    interface Room {
        void enter(Visit visit) throws Exception;
    }
}
