package io.certcron.http.page.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Text that only this key's holder can have written: base64url, a dot, and its HMAC-SHA256. Thread-safe. */
final class SignedText {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    SignedText(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** @param purpose keeps what is signed for one thing from being taken for another */
    String sign(String purpose, String text) {
        String body = ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return body + "." + ENCODER.encodeToString(mac(purpose, body));
    }

    /** The text; empty where the signature is not this key's. */
    Optional<String> open(String purpose, String signed) {
        int dot = signed.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String body = signed.substring(0, dot);
        try {
            byte[] given = Base64.getUrlDecoder().decode(signed.substring(dot + 1));
            return MessageDigest.isEqual(given, mac(purpose, body))
                    ? Optional.of(new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private byte[] mac(String purpose, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((purpose + "." + body).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException("This Java has no HmacSHA256", everyPlatformHasIt);
        }
    }
}
