package io.certcron.http.access;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.Clock;
import java.util.Date;
import java.util.Set;

/** The claims that a JWT must have, by the given clock; RFC 7519. */
final class RequiredClaims extends DefaultJWTClaimsVerifier<SecurityContext> {

    /** What two well-kept clocks differ by, at most. */
    private static final int MAX_SKEW_SECONDS = 30;

    private final Clock clock;

    RequiredClaims(JwtIssuer issuer, Clock clock) {
        super(
                issuer.audience().orElse(null),
                new JWTClaimsSet.Builder().issuer(issuer.issuer()).build(),
                Set.of("iss", "sub", "exp", "role"));
        this.clock = clock;
        setMaxClockSkew(MAX_SKEW_SECONDS);
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // the library's own
    protected Date currentTime() {
        return Date.from(clock.instant());
    }
}
