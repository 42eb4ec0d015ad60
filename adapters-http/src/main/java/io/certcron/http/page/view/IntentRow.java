package io.certcron.http.page.view;

import io.certcron.application.port.out.IntentRecord;
import java.util.Optional;
import java.util.UUID;

/**
 * An intent.
 *
 * @param certificationId the certification
 * @param action what was due
 * @param expiryDate the expiry date for which it was planned
 * @param fate what became of it
 * @param attempts how often it was sent
 * @param errorCode why
 * @param httpStatus what the service answered; empty where it gave no error
 */
public record IntentRow(
        UUID certificationId,
        String action,
        String expiryDate,
        Badge fate,
        int attempts,
        Optional<String> errorCode,
        String httpStatus) {

    /** The intent as it is now. */
    public static IntentRow of(IntentRecord intent) {
        return new IntentRow(
                intent.certificationId(),
                Words.of(intent.action()),
                intent.expiryDate().toString(),
                Words.of(intent.status()),
                intent.attempts(),
                intent.errorCode(),
                intent.httpStatus().isPresent()
                        ? Integer.toString(intent.httpStatus().getAsInt())
                        : "");
    }
}
