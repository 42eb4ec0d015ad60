package io.certcron.http.access;

import io.certcron.domain.Operator;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A bearer token that is known by its SHA-256 alone.
 *
 * @param name who uses it; kept in the journal
 * @param role what its bearer may do
 * @param sha256Hex the SHA-256 of the token's UTF-8 bytes, 64 hexadecimal digits
 */
public record StaticToken(String name, Role role, String sha256Hex) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    public StaticToken {
        new Operator(name, Operator.Way.API);
        if (name.startsWith(Caller.JWT)) {
            throw new IllegalArgumentException("name: must not begin with " + Caller.JWT + ", as a JWT's subject does");
        }
        if (!SHA_256.matcher(sha256Hex).matches()) {
            throw new IllegalArgumentException("sha256Hex: must be 64 hexadecimal digits, the SHA-256 of the token");
        }
    }

    /** What is known of a token that is at hand. */
    public static StaticToken of(String name, Role role, String token) {
        return new StaticToken(name, role, HexFormat.of().formatHex(TokenBook.sha256(token)));
    }

    byte[] sha256() {
        return HexFormat.of().parseHex(sha256Hex);
    }
}
