package io.certcron.http.access;

import io.certcron.application.log.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells callers by their credentials. Thread-safe. */
public final class Authentication {

    private final TokenBook tokens;
    private final Optional<JwtCheck> jwts;
    private final FailedSignIns failures;

    /**
     * @param tokens the static tokens
     * @param issuer who issues the JWTs that are accepted, where any are
     * @param clock tells which JWTs have expired, and how long ago a sign-in failed
     * @param log is told of keys that can't be had
     */
    public Authentication(List<StaticToken> tokens, Optional<JwtIssuer> issuer, Clock clock, EventLog log) {
        this.tokens = new TokenBook(tokens);
        this.jwts = issuer.map(each -> new JwtCheck(each, clock, log));
        this.failures = new FailedSignIns(clock, log);
    }

    /**
     * Who presents the credential. After {@value FailedSignIns#ALLOWED} failures in a minute an address has to wait;
     * whoever has a good static token is let in all the same, so that nobody behind the same proxy can lock the others out.
     *
     * @param credential a token or a JWT, without {@code Bearer}
     * @param remoteAddress where the request came from
     */
    public Outcome authenticate(String credential, String remoteAddress) {
        Optional<Caller> bearer = tokens.find(credential);
        if (bearer.isPresent()) {
            return new Outcome.Known(bearer.get());
        }
        Optional<Duration> wait = failures.waitFor(remoteAddress);
        if (wait.isPresent()) {
            return new Outcome.TooManyFailures(wait.get());
        }
        Verdict verdict = jwts.map(check -> check.of(credential)).orElseGet(Verdict.Bad::new);
        if (verdict instanceof Verdict.Good good) {
            return new Outcome.Known(good.caller());
        }
        if (verdict instanceof Verdict.Bad) {
            failures.count(remoteAddress);
        }
        return new Outcome.Refused();
    }

    /** What became of a sign-in. */
    public sealed interface Outcome {

        /**
         * The credential is good.
         *
         * @param caller whose it is
         */
        record Known(Caller caller) implements Outcome {}

        /** The credential is not accepted. */
        record Refused() implements Outcome {}

        /**
         * Too many sign-ins from the address have failed; the credential was not looked at.
         *
         * @param retryAfter when the next one is allowed
         */
        record TooManyFailures(Duration retryAfter) implements Outcome {}
    }

    /** What a check of a credential says. */
    sealed interface Verdict {

        record Good(Caller caller) implements Verdict {}

        record Bad() implements Verdict {}

        /** Nobody can say, as the keys can't be had: refused, but no failed sign-in. */
        record Undecided() implements Verdict {}
    }
}
