package io.certcron.bootstrap.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What kind of key a bearer token looks like, where that is the wrong one. Never shows any of it. */
final class KeyShape {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Set<String> PLACEHOLDERS = Set.of(
            "changeme", "secret", "password", "token", "todo", "tbd", "none", "null", "test", "example", "placeholder");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "<.*>|\\$\\{.*|\\{\\{.*|%\\w+%|x{3,}|\\.{3,}|\\*{3,}|your[-_]?.*(token|key|password|secret).*");
    private static final Pattern SHA_256 = Pattern.compile("\\p{XDigit}{64}");
    private static final Pattern QUOTED = Pattern.compile("[\"'`].*|.*[\"'`]");
    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)(bearer|authorization|token)\\b[:%=+_].*");
    private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private static final String SECRET_KEY = "sb_secret_";
    private static final int SHORT = 16;

    private KeyShape() {}

    /** Whether it stands for something that was never filled in. */
    static boolean isPlaceholder(String key) {
        String letters = key.toLowerCase(Locale.ROOT);
        return PLACEHOLDERS.contains(letters.replaceAll("[-_ ]", ""))
                || PLACEHOLDER.matcher(letters).matches();
    }

    /**
     * What is wrong with it as a key for Supabase.
     *
     * @param setting its name
     * @param now decides whether a JWT has expired
     */
    static Optional<Finding> wrongForSupabase(String setting, String key, Instant now) {
        if (key.startsWith(SECRET_KEY)) {
            return isPlaceholder(key.substring(SECRET_KEY.length()))
                    ? failed(setting + " is a placeholder.", "Set it to a secret key of the project.")
                    : Optional.empty();
        }
        return wrongJwt(setting, key, now);
    }

    /**
     * What is wrong with it as a bearer token of a service.
     *
     * @param setting its name
     * @param now decides whether a JWT has expired
     */
    static Optional<Finding> wrongKind(String setting, String key, Instant now) {
        if (key.startsWith(SECRET_KEY) || key.startsWith("sb_publishable_")) {
            return failed(
                    setting
                            + " is a key of Supabase that goes into the header apikey, and is refused as a bearer token.",
                    "Set it to the token of the service, or set its kind to supabase.");
        }
        if (isPlaceholder(key)) {
            return failed(setting + " is a placeholder.", "Set it to the token of the service.");
        }
        if (QUOTED.matcher(key).matches()) {
            return failed(setting + " begins or ends with a quotation mark.", "Remove the quotation marks.");
        }
        if (WITH_SCHEME.matcher(key).matches()) {
            return failed(
                    setting + " begins with the name of a header or scheme.",
                    "Leave the token alone; 'Bearer' is added.");
        }
        if (JWT.matcher(key).matches()) {
            return wrongJwt(setting, key, now);
        }
        return doubtful(setting, key);
    }

    private static Optional<Finding> doubtful(String setting, String key) {
        if (SHA_256.matcher(key).matches()) {
            return Optional.of(new Finding.Warning(
                    setting + " looks like a SHA-256.",
                    "Make sure that it is the token itself: only http.tokens has hashes."));
        }
        return key.length() >= SHORT
                ? Optional.empty()
                : Optional.of(new Finding.Warning(
                        setting + " has fewer than " + SHORT + " characters.",
                        "Have the service issue a longer token."));
    }

    private static Optional<Finding> wrongJwt(String setting, String key, Instant now) {
        JsonNode claims = claims(key);
        if (claims.path("role").asText().equals("anon")) {
            return failed(
                    setting + " is a JWT with the role anon, which may do nothing.",
                    "Set it to a JWT with the role service_role.");
        }
        JsonNode end = claims.path("exp");
        if (end.canConvertToLong() && !now.isBefore(Instant.ofEpochSecond(end.asLong()))) {
            return failed(
                    setting + " is a JWT that expired at " + Instant.ofEpochSecond(end.asLong()) + ".",
                    "Have a new one issued, for longer.");
        }
        return Optional.empty();
    }

    private static JsonNode claims(String jwt) {
        try {
            byte[] payload = Base64.getUrlDecoder().decode(jwt.split("\\.", 3)[1]);
            return JSON.readTree(new String(payload, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | JsonProcessingException notAJwt) {
            return JSON.missingNode();
        }
    }

    private static Optional<Finding> failed(String text, String fix) {
        return Optional.of(new Finding.Failed(text, fix));
    }
}
