package io.certcron.bootstrap.config;

import io.certcron.http.access.Role;
import io.certcron.http.access.StaticToken;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bearer tokens that the API accepts, as they are written. */
final class AccessTokens {

    static final String FORM = "a list of NAME:ROLE:SHA256, each name once: letters, digits and any of ._@-, then"
            + " service_role, ops_admin or viewer, then the token's SHA-256 as 64 hexadecimal digits";

    private static final Pattern ITEM = Pattern.compile("([A-Za-z0-9._@-]{1,100}):([a-z_]+):(\\p{XDigit}{64})");

    private AccessTokens() {}

    /**
     * Reads one item.
     *
     * @throws IllegalArgumentException if it doesn't have the form
     */
    static StaticToken parse(String text) {
        Matcher parts = ITEM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("must be NAME:ROLE:SHA256");
        }
        Role role = Role.of(parts.group(2)).orElseThrow(() -> new IllegalArgumentException("must name a role"));
        return new StaticToken(parts.group(1), role, parts.group(3).toLowerCase(Locale.ROOT));
    }

    /**
     * Reads items of different names.
     *
     * @throws IllegalArgumentException if a name or a hash comes twice
     */
    static List<StaticToken> allOf(List<String> items) {
        List<StaticToken> tokens = items.stream().map(AccessTokens::parse).toList();
        if (tokens.stream().map(StaticToken::name).distinct().count() < tokens.size()
                || tokens.stream().map(StaticToken::sha256Hex).distinct().count() < tokens.size()) {
            throw new IllegalArgumentException("each name and each token must be there once");
        }
        return tokens;
    }
}
