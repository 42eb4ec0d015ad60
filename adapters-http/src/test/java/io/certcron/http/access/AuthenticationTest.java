package io.certcron.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.certcron.application.log.EventLog;
import io.certcron.contract.SettableClock;
import io.certcron.domain.ErrorCode;
import io.certcron.http.LoggedTroubles;
import io.certcron.http.access.Authentication.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

    private static final String SECRET = "a secret of more than thirty-two bytes";
    private static final String ISSUER = "https://issuer.example";
    private static final String HERE = "192.0.2.1";
    private static final Outcome REFUSED = new Outcome.Refused();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final LoggedTroubles troubles = new LoggedTroubles();

    @Test
    void knowsATokenByItsDigest() throws NoSuchAlgorithmException {
        Authentication authentication = withTokens("first", "second");

        assertThat(authentication.authenticate("second", HERE))
                .isEqualTo(new Outcome.Known(new Caller("second", Role.VIEWER, Optional.empty())));
        assertThat(authentication.authenticate("third", HERE)).isEqualTo(REFUSED);
        assertThat(authentication.authenticate("", HERE)).isEqualTo(REFUSED);
    }

    @Test
    void knowsAJwtByItsSubjectAndRole() {
        Instant expires = clock.instant().plusSeconds(60);

        assertThat(withSecret().authenticate(jwt(claims -> {}), HERE))
                .isEqualTo(new Outcome.Known(new Caller("jwt:somebody", Role.OPS_ADMIN, Optional.of(expires))));
    }

    @Test
    void tellsASubjectFromATokenOfTheSameName() throws NoSuchAlgorithmException {
        Outcome.Known subject =
                (Outcome.Known) withSecret().authenticate(jwt(claims -> claims.subject("oncall")), HERE);
        Outcome.Known token = (Outcome.Known) withTokens("oncall").authenticate("oncall", HERE);

        assertThat(subject.caller().name()).isNotEqualTo(token.caller().name());
        assertThatThrownBy(() -> StaticToken.of(subject.caller().name(), Role.VIEWER, "any"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name: must not begin with jwt:");
    }

    @Test
    void refusesASubjectThatTheJournalCanNotKeep() {
        Authentication authentication = withSecret();

        assertThat(authentication.authenticate(jwt(claims -> claims.subject("x".repeat(196))), HERE))
                .isInstanceOf(Outcome.Known.class);
        assertThat(authentication.authenticate(jwt(claims -> claims.subject("x".repeat(197))), HERE))
                .isEqualTo(REFUSED);
    }

    @Test
    void allowsForClocksThatDifferByHalfAMinute() {
        Authentication authentication = withSecret();

        assertThat(authentication.authenticate(jwt(claims -> claims.expirationTime(in(-29))), HERE))
                .isInstanceOf(Outcome.Known.class);
        assertThat(authentication.authenticate(jwt(claims -> claims.expirationTime(in(-31))), HERE))
                .isEqualTo(REFUSED);
        assertThat(authentication.authenticate(jwt(claims -> claims.notBeforeTime(in(29))), HERE))
                .isInstanceOf(Outcome.Known.class);
        assertThat(authentication.authenticate(jwt(claims -> claims.notBeforeTime(in(31))), HERE))
                .isEqualTo(REFUSED);
    }

    @Test
    void refusesWhatDoesNotSayEverything() {
        List<Consumer<JWTClaimsSet.Builder>> lacking = List.of(
                claims -> claims.issuer(null),
                claims -> claims.issuer("https://other.example"),
                claims -> claims.subject(null),
                claims -> claims.subject(" "),
                claims -> claims.subject("a\nb"),
                claims -> claims.expirationTime(null),
                claims -> claims.claim("role", null),
                claims -> claims.claim("role", "OPS_ADMIN"),
                claims -> claims.claim("role", List.of("ops_admin")));

        assertThat(lacking).allSatisfy(change -> assertThat(withSecret().authenticate(jwt(change), HERE))
                .isEqualTo(REFUSED));
    }

    @Test
    void wantsTheAudienceThatIsConfigured() {
        Authentication authentication =
                with(new JwtIssuer(ISSUER, Optional.of("certcron"), "HS256", new JwtIssuer.Key.Secret(SECRET)));

        assertThat(authentication.authenticate(jwt(claims -> claims.audience("certcron")), HERE))
                .isInstanceOf(Outcome.Known.class);
        assertThat(authentication.authenticate(jwt(claims -> claims.audience("other")), HERE))
                .isEqualTo(REFUSED);
        assertThat(authentication.authenticate(jwt(claims -> {}), HERE)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", "..", "eyJhbGciOiJub25lIn0.e30.", "\u0000.\u0000.\u0000"})
    void refusesWhatIsNoJwt(String credential) {
        assertThat(withSecret().authenticate(credential, HERE)).isEqualTo(REFUSED);
        assertThat(withSecret().authenticate(credential + "x".repeat(100_000), HERE))
                .isEqualTo(REFUSED);
    }

    @Test
    void checksASignatureByThePublishedKeys() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        try (MockWebServer issuer = new MockWebServer()) {
            issuer.start();
            issuer.enqueue(new MockResponse.Builder()
                    .body(new JWKSet(key.toPublicJWK()).toString())
                    .build());
            Authentication authentication = withPublishedKeys(issuer);
            String jwt = signed(new ECDSASigner(key), JWSAlgorithm.ES256, "one", claims -> {});

            assertThat(authentication.authenticate(jwt, HERE)).isInstanceOf(Outcome.Known.class);
            assertThat(authentication.authenticate(jwt, HERE)).isInstanceOf(Outcome.Known.class);
            assertThat(authentication.authenticate(jwt(claims -> {}), HERE)).isEqualTo(REFUSED);
            assertThat(authentication.authenticate(byPublicKeyAsSecret(key), HERE))
                    .isEqualTo(REFUSED);
            assertThat(issuer.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void withoutTheKeysNobodyIsLetInAndNobodyIsToBlame() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        String jwt = signed(new ECDSASigner(key), JWSAlgorithm.ES256, "one", claims -> {});
        try (MockWebServer issuer = new MockWebServer()) {
            issuer.start();
            issuer.enqueue(new MockResponse.Builder().code(500).build());
            issuer.enqueue(new MockResponse.Builder()
                    .code(302)
                    .setHeader("Location", "/elsewhere")
                    .build());
            Authentication authentication = withPublishedKeys(issuer);

            assertThat(authentication.authenticate(jwt, HERE)).isEqualTo(REFUSED);
            assertThat(authentication.authenticate(jwt, HERE)).isEqualTo(REFUSED);
            assertThat(troubles.codes()).containsExactly(ErrorCode.REQUEST_UNAUTHENTICATED);
        }
    }

    @Test
    void makesAnAddressWaitAfterTenFailuresAndForgivesOneEverySixSeconds() throws NoSuchAlgorithmException {
        Authentication authentication = withTokens("good");
        fail(authentication, HERE, 10);

        assertThat(authentication.authenticate("guess", HERE))
                .isEqualTo(new Outcome.TooManyFailures(Duration.ofSeconds(6)));
        assertThat(authentication.authenticate("guess", "192.0.2.2")).isEqualTo(REFUSED);
        clock.advance(Duration.ofSeconds(6));
        assertThat(authentication.authenticate("guess", HERE)).isEqualTo(REFUSED);
        assertThat(authentication.authenticate("guess", HERE)).isInstanceOf(Outcome.TooManyFailures.class);
        clock.advance(Duration.ofMinutes(1));
        fail(authentication, HERE, 9);
        assertThat(authentication.authenticate("guess", HERE)).isEqualTo(REFUSED);
    }

    @Test
    void letsNobodyLockTheHolderOfATokenOut() throws NoSuchAlgorithmException {
        Authentication authentication = withTokens("good");
        fail(authentication, HERE, 12);

        assertThat(authentication.authenticate("good", HERE)).isInstanceOf(Outcome.Known.class);
    }

    @Test
    void tellsOfFailuresOnceAMinuteWithoutTheAddress() throws NoSuchAlgorithmException {
        Authentication authentication = withTokens("good");
        fail(authentication, HERE, 12);
        fail(authentication, "192.0.2.2", 12);

        assertThat(troubles.codes()).containsExactly(ErrorCode.REQUEST_RATE_LIMITED);
        assertThat(troubles.contexts().toString()).doesNotContain("192.0.2");
        clock.advance(Duration.ofSeconds(60));
        fail(authentication, "192.0.2.3", 12);
        assertThat(troubles.codes()).hasSize(2);
    }

    @Test
    void takesANetworkOfIpv6ForOneAddress() throws NoSuchAlgorithmException {
        Authentication authentication = withTokens("good");
        IntStream.range(0, 10).forEach(i -> fail(authentication, "2001:db8:0:1::" + i, 1));

        assertThat(authentication.authenticate("guess", "[2001:db8:0:1:ffff::1%eth0]"))
                .isInstanceOf(Outcome.TooManyFailures.class);
        assertThat(authentication.authenticate("guess", "2001:db8:0:2::1")).isEqualTo(REFUSED);
    }

    @Test
    void remembersABoundedNumberOfAddresses() {
        FailedSignIns failures = new FailedSignIns(clock, new EventLog(troubles));
        IntStream.range(0, 10_000).forEach(i -> failures.count("host-" + i));

        assertThat(failures.addresses()).isEqualTo(FailedSignIns.MAX_ADDRESSES);
    }

    @Test
    void refusesSettingsThatWouldNotBeSafe() {
        assertThatThrownBy(() -> new JwtIssuer(ISSUER, Optional.empty(), "none", new JwtIssuer.Key.Secret(SECRET)))
                .hasMessageStartingWith("algorithm: must be one of HS256");
        assertThatThrownBy(() -> new JwtIssuer(ISSUER, Optional.empty(), "RS256", new JwtIssuer.Key.Secret(SECRET)))
                .hasMessageStartingWith("algorithm:");
        assertThatThrownBy(() -> new JwtIssuer(
                        ISSUER, Optional.empty(), "HS256", new JwtIssuer.Key.Jwks(URI.create("https://x"))))
                .hasMessageStartingWith("algorithm:");
        assertThatThrownBy(() -> new JwtIssuer(ISSUER, Optional.empty(), "HS512", new JwtIssuer.Key.Secret(SECRET)))
                .hasMessageStartingWith("key: the secret must have at least 64 bytes");
        assertThatThrownBy(() -> new StaticToken("name", Role.VIEWER, "the token itself"))
                .hasMessageStartingWith("sha256Hex:");
        assertThat(new JwtIssuer.Key.Secret(SECRET).toString()).doesNotContain(SECRET);
    }

    private void fail(Authentication authentication, String address, int times) {
        IntStream.range(0, times).forEach(i -> authentication.authenticate("wrong", address));
    }

    private Authentication withTokens(String... tokens) throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        List<StaticToken> known = List.of(tokens).stream()
                .map(token -> new StaticToken(
                        token,
                        Role.VIEWER,
                        HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)))))
                .toList();
        return new Authentication(known, Optional.empty(), clock, new EventLog(troubles));
    }

    private Authentication withSecret() {
        return with(new JwtIssuer(ISSUER, Optional.empty(), "HS256", new JwtIssuer.Key.Secret(SECRET)));
    }

    private Authentication withPublishedKeys(MockWebServer issuer) {
        return with(new JwtIssuer(
                ISSUER,
                Optional.empty(),
                "ES256",
                new JwtIssuer.Key.Jwks(issuer.url("/keys").uri())));
    }

    private Authentication with(JwtIssuer issuer) {
        return new Authentication(List.of(), Optional.of(issuer), clock, new EventLog(troubles));
    }

    private String jwt(Consumer<JWTClaimsSet.Builder> change) {
        try {
            return signed(new MACSigner(SECRET), JWSAlgorithm.HS256, "one", change);
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The well-known confusion of a public key with a shared secret. */
    private String byPublicKeyAsSecret(ECKey key) throws JOSEException, IOException {
        byte[] published = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        return signed(new MACSigner(published), JWSAlgorithm.HS256, "one", claims -> {});
    }

    private String signed(JWSSigner signer, JWSAlgorithm algorithm, String keyId, Consumer<JWTClaimsSet.Builder> change)
            throws JOSEException {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("somebody")
                .claim("role", "ops_admin")
                .expirationTime(in(60));
        change.accept(claims);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .keyID(keyId)
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims.build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private Date in(int seconds) {
        return Date.from(clock.instant().plusSeconds(seconds));
    }
}
