package io.certcron.bootstrap.config;

import io.certcron.bootstrap.bounds.ServiceUrl;
import io.certcron.http.access.JwtIssuer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings of who may use the API that do not go together. What is faulty by itself is left out here. */
final class AccessChecks {

    private static final List<Setting<?>> BESIDE_ISSUER =
            List.of(AccessKeys.JWT_AUDIENCE, AccessKeys.JWT_ALGORITHM, AccessKeys.JWT_SECRET, AccessKeys.JWT_JWKS_URL);

    private final SettingValues values;
    private final List<ConfigurationFault> faults = new ArrayList<>();

    private AccessChecks(SettingValues values) {
        this.values = values;
    }

    static List<ConfigurationFault> faultsIn(SettingValues values, Set<Needs> needs) {
        AccessChecks checks = new AccessChecks(values);
        checks.checkIssuer();
        values.find(AccessKeys.JWT_ALGORITHM).ifPresent(checks::checkKey);
        if (needs.contains(Needs.SERVER)) {
            checks.checkReach();
        }
        return List.copyOf(checks.faults);
    }

    private void checkIssuer() {
        Optional<Setting<?>> leftOver =
                BESIDE_ISSUER.stream().filter(values::isSet).findFirst();
        if (values.isMissing(AccessKeys.JWT_ISSUER) && leftOver.isPresent()) {
            add(leftOver.get(), "http.jwt.issuer is missing", "Set that too, or remove all of http.jwt.");
        }
        if (values.isSet(AccessKeys.JWT_ISSUER) && values.isMissing(AccessKeys.JWT_ALGORITHM)) {
            add(AccessKeys.JWT_ISSUER, "http.jwt.algorithm is missing", "Set it to what signs the issuer's tokens.");
        }
    }

    private void checkKey(String algorithm) {
        if (JwtIssuer.SECRET_ALGORITHMS.contains(algorithm)) {
            checkPresent(AccessKeys.JWT_SECRET, algorithm);
            checkAbsent(AccessKeys.JWT_JWKS_URL, algorithm);
            checkLength(algorithm);
        } else {
            checkPresent(AccessKeys.JWT_JWKS_URL, algorithm);
            checkAbsent(AccessKeys.JWT_SECRET, algorithm);
        }
    }

    private void checkPresent(Setting<?> key, String algorithm) {
        if (values.isMissing(key)) {
            add(AccessKeys.JWT_ALGORITHM, algorithm + " needs " + key.path(), "Set that, or correct the algorithm.");
        }
    }

    private void checkAbsent(Setting<?> key, String algorithm) {
        if (values.isSet(key)) {
            add(key, algorithm + " doesn't use it", "Remove it, or correct http.jwt.algorithm.");
        }
    }

    /** As long as the hash (RFC 7518, section 3.2), whose length is in the name. */
    private void checkLength(String algorithm) {
        int least = Integer.parseInt(algorithm.substring(2)) / Byte.SIZE;
        boolean isShort = values.find(AccessKeys.JWT_SECRET)
                .filter(secret -> secret.getBytes(StandardCharsets.UTF_8).length < least)
                .isPresent();
        if (isShort) {
            add(
                    AccessKeys.JWT_SECRET,
                    algorithm + " needs at least " + least + " bytes",
                    "Use a longer secret, here and at the issuer.");
        }
    }

    private void checkReach() {
        boolean isOpen = values.isMissing(AccessKeys.TOKENS) && values.isMissing(AccessKeys.JWT_ISSUER);
        boolean isReachable = values.find(ServerKeys.HOST)
                .filter(host -> !ServiceUrl.isLoopback(host))
                .isPresent();
        if (isOpen && isReachable) {
            add(
                    ServerKeys.HOST,
                    "other machines could reach the API, and no credentials are configured for it",
                    "Configure http.tokens or http.jwt, or listen on 127.0.0.1.");
        }
    }

    private void add(Setting<?> setting, String problem, String fix) {
        faults.add(ConfigurationFault.of(setting, values.sourceOf(setting), problem, fix));
    }
}
