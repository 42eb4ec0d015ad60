package io.certcron.http.api;

import io.certcron.domain.ErrorCode;
import io.certcron.http.access.Authentication;
import io.certcron.http.access.Authentication.Outcome;
import io.certcron.http.access.Caller;
import io.certcron.http.access.Role;
import io.certcron.http.server.Changing;
import io.certcron.http.server.Problem;
import io.certcron.http.server.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Locale;
import java.util.Optional;

/** Lets through who may; RFC 6750. */
final class Gate {

    private static final String SCHEME = "bearer ";
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String BAD_TOKEN = "Bearer error=\"invalid_token\"";

    private final Authentication authentication;

    Gate(Authentication authentication) {
        this.authentication = authentication;
    }

    /** Handles requests of callers who have the role, or one above it. */
    Handler needs(Role role, Exchange.Endpoint endpoint) {
        return request -> {
            Caller caller = callerOf(request);
            if (!caller.role().allows(role)) {
                throw new ProblemException(Problem.of(
                                403,
                                ErrorCode.REQUEST_FORBIDDEN,
                                "This needs a credential with the role " + role.word() + ", and yours has "
                                        + caller.role().word() + ".")
                        .with(CHALLENGE, "Bearer error=\"insufficient_scope\""));
            }
            if (!request.method().equals(HandlerType.GET)) {
                Changing.note(request);
            }
            endpoint.handle(new Exchange(request, caller));
        };
    }

    private Caller callerOf(Context request) {
        String credential = credentialOf(request)
                .orElseThrow(() -> unauthenticated("Send Authorization: Bearer and a token or JWT.", "Bearer"));
        Outcome outcome = authentication.authenticate(credential, request.req().getRemoteAddr());
        if (outcome instanceof Outcome.Known known) {
            return known.caller();
        }
        if (outcome instanceof Outcome.TooManyFailures limited) {
            throw new ProblemException(Problem.of(
                            429,
                            ErrorCode.REQUEST_RATE_LIMITED,
                            "Too many sign-ins from your address have failed. Wait, then send a valid credential.")
                    .retryAfter(limited.retryAfter()));
        }
        throw unauthenticated(
                "The token or JWT is unknown, expired, or of another issuer. Send a valid one.", BAD_TOKEN);
    }

    private static Optional<String> credentialOf(Context request) {
        return Optional.ofNullable(request.header("Authorization"))
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(credential -> !credential.isEmpty());
    }

    private static ProblemException unauthenticated(String detail, String challenge) {
        return new ProblemException(
                Problem.of(401, ErrorCode.REQUEST_UNAUTHENTICATED, detail).with(CHALLENGE, challenge));
    }
}
