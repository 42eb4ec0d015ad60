package io.certcron.http.page.session;

import io.certcron.http.access.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who is signed in.
 *
 * @param name their name
 * @param role what they may do
 * @param until when they have to sign in again
 * @param secret what their forms carry, so that no other site can send them
 */
public record Session(String name, Role role, Instant until, String secret) {

    private static final String VERSION = "1";
    private static final int FIELDS = 5;

    /** Whether a form is one of this session's. */
    public boolean sent(String formSecret) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), formSecret.getBytes(StandardCharsets.UTF_8));
    }

    /** A name holds no control character, and so no end of line. */
    String text() {
        return String.join("\n", VERSION, role.word(), Long.toString(until.getEpochSecond()), secret, name);
    }

    /** Empty where it was written by another version. */
    static Optional<Session> of(String text) {
        String[] fields = text.split("\n", FIELDS);
        if (fields.length != FIELDS || !fields[0].equals(VERSION)) {
            return Optional.empty();
        }
        try {
            Instant until = Instant.ofEpochSecond(Long.parseLong(fields[2]));
            return Role.of(fields[1]).map(role -> new Session(fields[4], role, until, fields[3]));
        } catch (NumberFormatException | DateTimeException otherVersion) {
            return Optional.empty();
        }
    }
}
