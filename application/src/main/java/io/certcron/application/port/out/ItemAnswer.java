package io.certcron.application.port.out;

import io.certcron.application.redaction.RedactedText;
import java.util.Optional;

/** What a service answered about one item. */
public sealed interface ItemAnswer {

    /** Done now. */
    record Done() implements ItemAnswer {}

    /** Done before, under this key or by someone else. */
    record Duplicate() implements ItemAnswer {}

    /**
     * Never.
     *
     * @param errorCode the service's own code, or one of ours where it gave none
     * @param message the service's redacted words
     */
    record Rejected(String errorCode, Optional<RedactedText> message) implements ItemAnswer {}

    /**
     * Not now.
     *
     * @param errorCode the service's own code, or one of ours where it gave none
     * @param message the service's redacted words
     */
    record Retry(String errorCode, Optional<RedactedText> message) implements ItemAnswer {}
}
