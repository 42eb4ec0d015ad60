package io.certcron.http.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;

/** The header {@code Retry-After} (RFC 9110, section 10.2.3), in either of its forms. */
final class RetryAfter {

    /** Longer waits are cut to this: the next night's run comes sooner. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern TOO_MANY_SECONDS = Pattern.compile("[0-9]{10,}");

    private RetryAfter() {}

    /** The wait that the answer asks for; empty where it asks for none, or in a form that nobody knows. */
    static Optional<Duration> of(Headers headers, Clock clock) {
        String value = headers.get("Retry-After");
        if (value == null) {
            return Optional.empty();
        }
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(value))));
        }
        if (TOO_MANY_SECONDS.matcher(value).matches()) {
            return Optional.of(LONGEST);
        }
        return Optional.ofNullable(headers.getInstant("Retry-After"))
                .map(due -> bounded(Duration.between(now(headers, clock), due)));
    }

    private static Instant now(Headers headers, Clock clock) {
        Instant sent = headers.getInstant("Date");
        return sent == null ? clock.instant() : sent;
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
