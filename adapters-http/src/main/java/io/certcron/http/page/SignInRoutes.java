package io.certcron.http.page;

import io.certcron.http.access.Authentication;
import io.certcron.http.access.Authentication.Outcome;
import io.certcron.http.access.Role;
import io.certcron.http.page.session.Deed;
import io.certcron.http.page.session.Flash;
import io.certcron.http.page.view.SignInView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in with a token or a JWT, and out again. */
final class SignInRoutes {

    private static final String PATH = "/sign-in";
    private static final int UNAUTHENTICATED = 401;
    private static final int TOO_MANY = 429;

    private final Desk desk;
    private final Authentication authentication;

    SignInRoutes(Desk desk, Authentication authentication) {
        this.desk = desk;
        this.authentication = authentication;
    }

    void addTo(RoutesConfig routes, Doorkeeper doors) {
        routes.get(PATH, exchange -> show(exchange, Optional.empty(), nextOf(exchange.queryParam("next"))));
        routes.post(PATH, this::signIn);
        doors.post("/sign-out", Role.VIEWER, this::signOut);
    }

    private void signIn(Context exchange) {
        Doorkeeper.demandPlainForm(exchange);
        String next = nextOf(exchange.formParam("next"));
        String sent = exchange.formParam(Doorkeeper.CSRF);
        if (sent == null || !desk.sessions().sentSignIn(sent, exchange)) {
            throw Doorkeeper.notFromPage();
        }
        String credential = exchange.formParam("credential");
        Outcome outcome = authentication.authenticate(credential == null ? "" : credential.strip(), exchange.ip());
        if (outcome instanceof Outcome.Known known) {
            PageWriter.guard(exchange);
            desk.sessions().begin(known.caller(), exchange);
            exchange.redirect(next, HttpStatus.SEE_OTHER);
        } else if (outcome instanceof Outcome.TooManyFailures tooMany) {
            long seconds = Math.max(1, tooMany.retryAfter().toSeconds() + 1);
            exchange.status(TOO_MANY).header("Retry-After", Long.toString(seconds));
            show(exchange, Optional.of("Too many attempts have failed. Try again in " + seconds + " s."), next);
        } else {
            exchange.status(UNAUTHENTICATED);
            show(exchange, Optional.of("This is no valid token. It may be mistyped, or expired."), next);
        }
    }

    private void signOut(Visit visit) {
        desk.sessions().end(visit.exchange());
        visit.goTo(PATH, Flash.of(Deed.SIGNED_OUT));
    }

    private void show(Context exchange, Optional<String> fault, String next) {
        SignInView view = new SignInView(fault, next, desk.sessions().signInSecret(exchange));
        Optional<Flash> flash = desk.sessions().told(exchange);
        desk.write(exchange, "sign-in", desk.shell("Sign in", "", Optional.empty(), flash), view);
    }

    private static String nextOf(@Nullable String typed) {
        return typed == null ? LocalPath.HOME : LocalPath.of(typed);
    }
}
