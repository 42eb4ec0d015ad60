package io.certcron.http.page.session;

import io.certcron.http.access.Caller;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/** Begins, reads and ends sessions. They are in signed cookies, and nowhere else. Thread-safe. */
public final class Sessions {

    private static final String SESSION = "certcron_session";
    private static final String FLASH = "certcron_flash";
    private static final String SIGN_IN = "certcron_sign_in";
    private static final int FLASH_SECONDS = 60;
    private static final int SIGN_IN_SECONDS = 3_600;
    private static final int SECRET_BYTES = 18;

    private final SecureRandom random = new SecureRandom();
    private final SignedText signed;
    private final Duration duration;
    private final boolean secure;
    private final Clock clock;

    /**
     * @param key signs the cookies; empty for one that this process makes up
     * @param duration how long a session lasts, at most
     * @param secure whether browsers send the cookies over TLS alone
     */
    public Sessions(Optional<String> key, Duration duration, boolean secure, Clock clock) {
        this.signed = new SignedText(SessionKey.of(key, random));
        this.duration = duration;
        this.secure = secure;
        this.clock = clock;
    }

    /** Begins a session. */
    public void begin(Caller caller, Context exchange) {
        Session session = sessionOf(caller);
        long seconds =
                Math.max(0, Duration.between(clock.instant(), session.until()).toSeconds());
        give(exchange, SESSION, signed.sign(SESSION, session.text()), (int) seconds);
        give(exchange, SIGN_IN, "", 0);
    }

    /** A session that ends no later than the credential. */
    public Session sessionOf(Caller caller) {
        Instant longest = clock.instant().plus(duration);
        Instant until = caller.until().filter(end -> end.isBefore(longest)).orElse(longest);
        return new Session(caller.name(), caller.role(), until.truncatedTo(ChronoUnit.SECONDS), newSecret());
    }

    /** The session of the request; empty where it has none that is still good. */
    public Optional<Session> of(Context exchange) {
        return read(exchange, SESSION)
                .flatMap(cookie -> signed.open(SESSION, cookie))
                .flatMap(Session::of)
                .filter(session -> clock.instant().isBefore(session.until()));
    }

    /** Ends the session of the request. */
    public void end(Context exchange) {
        give(exchange, SESSION, "", 0);
    }

    /** Tells of a deed on the next page. */
    public void tell(Flash flash, Context exchange) {
        give(exchange, FLASH, signed.sign(FLASH, flash.text()), FLASH_SECONDS);
    }

    /** What the page before has to tell; once. */
    public Optional<Flash> told(Context exchange) {
        Optional<String> cookie = read(exchange, FLASH);
        cookie.ifPresent(any -> give(exchange, FLASH, "", 0));
        return cookie.flatMap(text -> signed.open(FLASH, text)).flatMap(Flash::of);
    }

    /** What the form to sign in carries; the browser has the same in a cookie that no other site's form brings along. */
    public String signInSecret(Context exchange) {
        String secret = read(exchange, SIGN_IN).orElseGet(this::newSecret);
        give(exchange, SIGN_IN, secret, SIGN_IN_SECONDS);
        return secret;
    }

    /** Whether the form to sign in came from this site. */
    public boolean sentSignIn(String formSecret, Context exchange) {
        return read(exchange, SIGN_IN)
                .filter(secret -> MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), formSecret.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    private Optional<String> read(Context exchange, String name) {
        return Optional.ofNullable(exchange.cookie(nameOf(name))).filter(value -> !value.isEmpty());
    }

    private void give(Context exchange, String name, String value, int seconds) {
        exchange.cookie(new Cookie(nameOf(name), value, "/", seconds, secure, true, null, SameSite.STRICT));
    }

    /** Over TLS no other host can set a cookie of this name. */
    private String nameOf(String name) {
        return secure ? "__Host-" + name : name;
    }

    private String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
