package io.certcron.bootstrap.config;

import io.certcron.http.access.JwtIssuer;
import io.certcron.http.access.StaticToken;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may use the API and the page. */
final class AccessKeys {

    private static final SettingType<List<StaticToken>> TOKEN_LIST = SettingType.listOf(
            AccessTokens.FORM, SettingType.refusing("an item", AccessTokens::parse), AccessTokens::allOf);

    private static final SettingType<String> NAME =
            SettingType.matching("a text of 1 to 255 characters on one line", Pattern.compile("\\P{Cntrl}{1,255}"));

    private static final SettingType<String> ALGORITHM =
            SettingType.oneOf(Stream.concat(JwtIssuer.SECRET_ALGORITHMS.stream(), JwtIssuer.JWKS_ALGORITHMS.stream())
                    .collect(Collectors.toMap(Function.identity(), Function.identity())));

    static final Setting<List<StaticToken>> TOKENS = Setting.of(
                    "http.tokens",
                    TOKEN_LIST,
                    "bearer tokens that are accepted: a name for the audit trail, a role, and what"
                            + " `printf %s \"$TOKEN\" | sha256sum` prints")
            .asConfidential();

    static final Setting<String> JWT_ISSUER = Setting.of(
            "http.jwt.issuer",
            NAME,
            "the `iss` of JWTs that are accepted; each needs `sub`, `exp` and a `role` of those above too");

    static final Setting<String> JWT_AUDIENCE =
            Setting.of("http.jwt.audience", NAME, "the `aud` that they must name; else any");

    static final Setting<String> JWT_ALGORITHM =
            Setting.of("http.jwt.algorithm", ALGORITHM, "the one algorithm that signs them");

    static final Setting<String> JWT_SECRET = Setting.of(
                    "http.jwt.secret",
                    SettingType.matching(
                            "a text of at least 32 characters on one line", Pattern.compile("\\P{Cntrl}{32,}")),
                    "the secret of an `HS…` algorithm; 32, 48 or 64 bytes at least for `HS256`, `HS384` and `HS512`")
            .asConfidential();

    static final Setting<URI> JWT_JWKS_URL = Setting.of(
            "http.jwt.jwks-url",
            SettingType.refusing(WebAddress.SECURE_FORM, WebAddress::secure),
            "where the keys of any other algorithm are");

    private AccessKeys() {}

    static List<Setting<?>> all() {
        return List.of(TOKENS, JWT_ISSUER, JWT_AUDIENCE, JWT_ALGORITHM, JWT_SECRET, JWT_JWKS_URL);
    }
}
