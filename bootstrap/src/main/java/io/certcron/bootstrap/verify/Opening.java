package io.certcron.bootstrap.verify;

import io.certcron.bootstrap.verify.Verification.Refused;
import io.certcron.bootstrap.verify.exchange.Answer;
import io.certcron.bootstrap.verify.exchange.Exchange;
import java.util.Optional;

/** Whether the first answer leaves anything to verify. */
final class Opening {

    private Opening() {}

    /** Why not; empty where it does. */
    static Optional<Refused> refusal(Exchange first) {
        if (first.answer() instanceof Answer.Received received) {
            return ofStatus(received.status());
        }
        Answer.Kind kind = ((Answer.Silence) first.answer()).kind();
        return switch (kind) {
            case TIMED_OUT, ENDED -> Optional.empty();
            case UNKNOWN_HOST, REFUSED, TLS ->
                Optional.of(new Refused(
                        "The service can't be reached: " + kind.inWords() + ".",
                        "Start the service, or correct --base-url."));
        };
    }

    private static Optional<Refused> ofStatus(int status) {
        return switch (status) {
            case 401, 403 ->
                Optional.of(new Refused(
                        "The service answers " + status + " to the token.",
                        "Give the token that the service was configured with, or have it accept this one."));
            case 301, 302, 303, 307, 308, 404, 405, 410 ->
                Optional.of(new Refused(
                        "The service answers " + status + ": it does not serve batches there.",
                        "Correct --service, or --base-url, which is what stands before /api/v1/."));
            default -> Optional.empty();
        };
    }
}
