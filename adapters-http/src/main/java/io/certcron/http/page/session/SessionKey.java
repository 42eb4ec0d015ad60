package io.certcron.http.page.session;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/** The key that signs cookies. */
final class SessionKey {

    private static final int BYTES = 32;

    private SessionKey() {}

    /** The configured one; else one that this process makes up, so that a restart signs everybody out. */
    static byte[] of(Optional<String> configured, SecureRandom random) {
        return configured.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElseGet(() -> {
            byte[] made = new byte[BYTES];
            random.nextBytes(made);
            return made;
        });
    }
}
