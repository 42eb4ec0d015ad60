package io.certcron.http.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Who issues the JWTs that are accepted. They must carry {@code iss}, {@code sub}, {@code exp} and {@code role}.
 *
 * @param issuer their {@code iss}, exactly
 * @param audience what their {@code aud} must contain; empty where any, or none, will do
 * @param algorithm the one algorithm they are signed with, such as {@code HS256} or {@code ES256}
 * @param key what their signature is checked with
 */
public record JwtIssuer(String issuer, Optional<String> audience, String algorithm, Key key) {

    /** Those that a secret is for. */
    public static final List<String> SECRET_ALGORITHMS = List.of("HS256", "HS384", "HS512");

    /** Those that a set of public keys is for. */
    public static final List<String> JWKS_ALGORITHMS =
            List.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512");

    private static final int BITS_IN_BYTE = 8;

    public JwtIssuer {
        if (issuer.isBlank()) {
            throw new IllegalArgumentException("issuer: must not be blank");
        }
        List<String> fitting = key instanceof Key.Secret ? SECRET_ALGORITHMS : JWKS_ALGORITHMS;
        if (!fitting.contains(algorithm)) {
            throw new IllegalArgumentException("algorithm: must be one of " + String.join(", ", fitting)
                    + " for that kind of key, got '" + algorithm + "'");
        }
        if (key instanceof Key.Secret secret && secret.bytes().length < shortest(algorithm)) {
            throw new IllegalArgumentException(
                    "key: the secret must have at least " + shortest(algorithm) + " bytes for " + algorithm);
        }
    }

    /** RFC 7518, section 3.2: as long as the hash. */
    private static int shortest(String algorithm) {
        return Integer.parseInt(algorithm.substring(2)) / BITS_IN_BYTE;
    }

    /** What a signature is checked with. */
    public sealed interface Key {

        /**
         * A secret that we share with the issuer.
         *
         * @param value its text; the key is its UTF-8 bytes
         */
        record Secret(String value) implements Key {

            byte[] bytes() {
                return value.getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public String toString() {
                return "Secret[]";
            }
        }

        /**
         * The issuer's public keys.
         *
         * @param url where they are published, as a JSON Web Key Set
         */
        record Jwks(URI url) implements Key {}
    }
}
