package io.certcron.bootstrap.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The JWTs of a Supabase project, signed with its secret by HS256. */
final class LegacyKeys {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final byte[] secret = "a-secret-of-the-project-that-is-long-enough".getBytes(StandardCharsets.UTF_8);

    String issue(String role, Instant expiry) {
        String payload = BASE64.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + BASE64.encodeToString(
                        ("{\"iss\":\"supabase\",\"role\":\"" + role + "\",\"exp\":" + expiry.getEpochSecond() + "}")
                                .getBytes(StandardCharsets.UTF_8));
        return payload + "." + signatureOf(payload);
    }

    /** The role in a token that was signed here; empty for any other text. */
    Optional<String> roleOf(String token) {
        int end = token.lastIndexOf('.');
        boolean isOurs = end > 0
                && MessageDigest.isEqual(
                        token.substring(end + 1).getBytes(StandardCharsets.UTF_8),
                        signatureOf(token.substring(0, end)).getBytes(StandardCharsets.UTF_8));
        return isOurs ? Optional.of(claims(token).path("role").asText()) : Optional.empty();
    }

    boolean hasExpired(String token, Instant now) {
        return roleOf(token).isPresent() && claims(token).path("exp").asLong() <= now.getEpochSecond();
    }

    private static JsonNode claims(String token) {
        try {
            byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
            return JSON.readTree(new String(payload, StandardCharsets.UTF_8));
        } catch (JsonProcessingException notOurs) {
            throw new IllegalArgumentException("no claims", notOurs);
        }
    }

    private String signatureOf(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return BASE64.encodeToString(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
