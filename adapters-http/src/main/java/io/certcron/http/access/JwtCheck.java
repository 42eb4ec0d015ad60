package io.certcron.http.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Operator;
import io.certcron.domain.PlainText;
import io.certcron.domain.Severity;
import io.certcron.http.access.Authentication.Verdict;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** Checks JWTs of one issuer, by nimbus-jose-jwt: one algorithm, and every claim that says who, what and until when. */
final class JwtCheck {

    /** More than any issuer's; what is longer is not worth parsing. */
    private static final int MAX_LENGTH = 8_192;

    private static final String ROLE = "role";

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final OncePerMinute telling;
    private final EventLog log;

    JwtCheck(JwtIssuer issuer, Clock clock, EventLog log) {
        this.log = log;
        this.telling = new OncePerMinute(clock);
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(keys(JWSAlgorithm.parse(issuer.algorithm()), issuer.key()));
        processor.setJWTClaimsSetVerifier(new RequiredClaims(issuer, clock));
    }

    /** Takes the one algorithm only. A secret has no key id: whatever a JWT says about that doesn't matter. */
    private static JWSKeySelector<SecurityContext> keys(JWSAlgorithm algorithm, JwtIssuer.Key key) {
        if (key instanceof JwtIssuer.Key.Jwks jwks) {
            return new JWSVerificationKeySelector<>(algorithm, PublishedKeys.at(jwks.url()));
        }
        byte[] secret = ((JwtIssuer.Key.Secret) key).bytes();
        return new SingleKeyJWSKeySelector<>(algorithm, new SecretKeySpec(secret, "HMAC"));
    }

    Verdict of(String credential) {
        if (credential.length() > MAX_LENGTH) {
            return new Verdict.Bad();
        }
        try {
            JWTClaimsSet claims = processor.process(SignedJWT.parse(credential), null);
            return callerOf(claims).<Verdict>map(Verdict.Good::new).orElseGet(Verdict.Bad::new);
        } catch (RateLimitReachedException tooManyUnknownKeys) {
            return new Verdict.Undecided();
        } catch (KeySourceException noKeys) {
            tellOf(noKeys);
            return new Verdict.Undecided();
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            return new Verdict.Bad();
        }
    }

    private static Optional<Caller> callerOf(JWTClaimsSet claims) throws ParseException {
        Optional<String> name = Optional.ofNullable(claims.getSubject())
                .filter(subject -> !subject.isBlank())
                .filter(subject -> subject.chars().noneMatch(Character::isISOControl) && PlainText.isPlain(subject))
                .map(subject -> Caller.JWT + subject)
                .filter(each -> each.length() <= Operator.MAX_NAME);
        Optional<Role> role = Optional.ofNullable(claims.getStringClaim(ROLE)).flatMap(Role::of);
        return name.flatMap(each -> role.map(may ->
                new Caller(each, may, Optional.of(claims.getExpirationTime().toInstant()))));
    }

    private void tellOf(KeySourceException noKeys) {
        if (telling.isDue()) {
            log.logEvent(
                    Severity.WARN,
                    ErrorCode.REQUEST_UNAUTHENTICATED,
                    "The keys of the JWT issuer can't be had, so its JWTs are refused",
                    EventContext.NONE
                            .remediation("Check http.jwt.jwks-url, and whether this machine reaches it")
                            .causedBy(noKeys));
        }
    }
}
