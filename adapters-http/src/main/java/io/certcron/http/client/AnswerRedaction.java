package io.certcron.http.client;

import io.certcron.application.redaction.RedactedText;
import io.certcron.application.redaction.Redactor;
import java.util.Optional;

/** Makes of an answer's body what a log may show: of JSON only known fields, of a page only what a reader would see. */
final class AnswerRedaction {

    private final Redactor redactor;
    private final JsonRedaction json;

    AnswerRedaction(Redactor redactor) {
        this.redactor = redactor;
        json = new JsonRedaction(redactor);
    }

    /** Empty for an empty body. */
    Optional<RedactedText> redact(AnswerBody body) {
        String text = body.text().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(redactor.redact(shown(text) + (body.isWhole() ? "" : Redactor.CUT)));
    }

    private String shown(String text) {
        if (text.startsWith("{") || text.startsWith("[") || text.startsWith("\"")) {
            return json.filter(text);
        }
        return VisibleText.isPage(text) ? VisibleText.of(text) : text;
    }
}
