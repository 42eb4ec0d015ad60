package io.certcron.http.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.certcron.application.log.EventLog;
import io.certcron.http.access.Authentication;
import io.certcron.http.access.JwtIssuer;
import io.certcron.http.access.Role;
import io.certcron.http.access.StaticToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A token and a JWT for each role. */
final class Credentials {

    static final String SECRET = "a secret of sixty-four bytes, which is enough for each algorithm";

    private static final String ISSUER = "https://issuer.example";

    private final Clock clock;
    private final EventLog log;

    Credentials(Clock clock, EventLog log) {
        this.clock = clock;
        this.log = log;
    }

    Authentication authentication() {
        List<StaticToken> tokens = Arrays.stream(Role.values())
                .map(role -> new StaticToken("the " + role.word(), role, sha256(token(role))))
                .toList();
        return new Authentication(
                tokens,
                Optional.of(new JwtIssuer(ISSUER, Optional.empty(), "HS256", new JwtIssuer.Key.Secret(SECRET))),
                clock,
                log);
    }

    static String token(Role role) {
        return "token-of-" + role.word();
    }

    /** A JWT of that role, which expires so long from now. */
    String jwt(Role role, Duration expiresIn) {
        return jwt(role.word(), expiresIn, JWSAlgorithm.HS256);
    }

    String jwt(String role, Duration expiresIn, JWSAlgorithm algorithm) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader(algorithm),
                    new JWTClaimsSet.Builder()
                            .issuer(ISSUER)
                            .subject("a person")
                            .claim("role", role)
                            .expirationTime(Date.from(clock.instant().plus(expiresIn)))
                            .build());
            jwt.sign(new MACSigner(SECRET));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
