package io.certcron.bootstrap.config;

import io.certcron.http.access.JwtIssuer;
import io.certcron.http.access.StaticToken;
import java.util.List;
import java.util.Optional;

/** Makes what callers of the API are known by from the values. */
final class AccessConfiguration {

    private AccessConfiguration() {}

    static List<StaticToken> tokens(SettingValues values) {
        return values.find(AccessKeys.TOKENS).orElse(List.of());
    }

    static Optional<JwtIssuer> jwt(SettingValues values) {
        return values.find(AccessKeys.JWT_ISSUER)
                .flatMap(issuer -> values.find(AccessKeys.JWT_ALGORITHM).flatMap(algorithm -> key(values)
                        .map(key -> new JwtIssuer(issuer, values.find(AccessKeys.JWT_AUDIENCE), algorithm, key))));
    }

    private static Optional<JwtIssuer.Key> key(SettingValues values) {
        return values.find(AccessKeys.JWT_SECRET)
                .<JwtIssuer.Key>map(JwtIssuer.Key.Secret::new)
                .or(() -> values.find(AccessKeys.JWT_JWKS_URL).map(JwtIssuer.Key.Jwks::new));
    }
}
