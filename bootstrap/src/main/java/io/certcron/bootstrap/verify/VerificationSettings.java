package io.certcron.bootstrap.verify;

import io.certcron.bootstrap.verify.exchange.Credential;
import io.certcron.bootstrap.verify.exchange.GivenCertification;
import io.certcron.bootstrap.verify.exchange.VerifiedService;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * What to verify.
 *
 * @param baseUrl what stands before {@code /api/v1/…}
 * @param token the service's token
 * @param certifications those that may be used; where there are none, the service's sandbox is asked for some
 * @param businessDate the date of the run that the service is told of
 * @param limit for one call; at most the contract's 10 seconds
 * @param restarted whether the service was restarted since the remembered keys were done
 */
public record VerificationSettings(
        VerifiedService service,
        URI baseUrl,
        Credential.Token token,
        List<GivenCertification> certifications,
        LocalDate businessDate,
        Duration limit,
        boolean restarted) {

    public VerificationSettings {
        certifications = List.copyOf(certifications);
    }
}
