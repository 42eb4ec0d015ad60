package io.certcron.http.page;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How people reach the page.
 *
 * @param externalUrl where browsers find it; with {@code https}, cookies go over TLS alone
 * @param sessionKey signs the cookies, the same on all nodes and after a restart; at least {@value #MIN_KEY} characters;
 *     empty for one that each process makes up
 * @param sessionDuration how long a session lasts, at most; positive
 */
public record PageSettings(Optional<URI> externalUrl, Optional<String> sessionKey, Duration sessionDuration) {

    /** The shortest session key, in characters. */
    public static final int MIN_KEY = 32;

    public PageSettings {
        if (sessionKey.filter(key -> key.length() < MIN_KEY).isPresent()) {
            throw new IllegalArgumentException("sessionKey: must be at least " + MIN_KEY + " characters");
        }
        if (sessionDuration.isNegative() || sessionDuration.isZero()) {
            throw new IllegalArgumentException("sessionDuration: must be positive");
        }
    }

    /** Whether browsers reach the page over TLS. */
    boolean secure() {
        return externalUrl
                .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                .isPresent();
    }
}
