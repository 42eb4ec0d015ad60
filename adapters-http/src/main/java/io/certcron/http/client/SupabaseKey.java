package io.certcron.http.client;

import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of API keys that Supabase issues, told by their form. */
public enum SupabaseKey {

    /** {@code sb_secret_…}: for the header {@code apikey} alone. As a bearer token it is refused, for it is no JWT. */
    SECRET,

    /** {@code sb_publishable_…}: for browsers, and of no use to the job. */
    PUBLISHABLE,

    /** A JWT of the role {@code service_role} or {@code anon}, for both headers. */
    LEGACY_JWT;

    private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    /** What kind of key it is; empty for what is none. */
    public static Optional<SupabaseKey> of(String key) {
        if (key.startsWith("sb_secret_")) {
            return Optional.of(SECRET);
        }
        if (key.startsWith("sb_publishable_")) {
            return Optional.of(PUBLISHABLE);
        }
        return JWT.matcher(key).matches() ? Optional.of(LEGACY_JWT) : Optional.empty();
    }

    /** Whether the job can call functions with it that nobody else may call. */
    public boolean isForServers() {
        return this != PUBLISHABLE;
    }
}
