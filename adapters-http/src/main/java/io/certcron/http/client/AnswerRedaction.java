package io.certcron.http.client;

import io.certcron.application.redaction.RedactedText;
import io.certcron.application.redaction.Redactor;
import java.util.Optional;

/**
 * Makes of a service's words what a log may show: of a page only the beginning of what a reader would see, of JSON, alone
 * or within other text, only known fields, and all of it through the {@link Redactor}.
 */
final class AnswerRedaction {

    /** Enough of a page to recognise a proxy or a login. */
    static final int LONGEST_PAGE = 1_024;

    private final Redactor redactor;
    private final JsonRedaction json;

    AnswerRedaction(Redactor redactor) {
        this.redactor = redactor;
        json = new JsonRedaction(redactor);
    }

    /** What may be shown of the body, marked where it wasn't read to its end; empty for an empty body. */
    Optional<RedactedText> redact(AnswerBody body) {
        String text = body.text().strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String shown = shown(text);
        boolean marked = body.isWhole() || shown.endsWith(Redactor.CUT);
        return Optional.of(redactor.redact(marked ? shown : shown + Redactor.CUT));
    }

    /** What may be shown of a text. */
    RedactedText redact(String text) {
        return redactor.redact(shown(text));
    }

    private String shown(String text) {
        int structure = Structure.startIn(text);
        return VisibleText.startIn(text) < structure ? shownOfPage(text) : filtered(text, structure);
    }

    /** Cut only after redaction, so that no secret is cut in two and missed. */
    private String shownOfPage(String page) {
        String seen = VisibleText.of(page);
        String clean = redactor.redact(filtered(seen, Structure.startIn(seen))).value();
        return clean.length() > LONGEST_PAGE ? clean.substring(0, LONGEST_PAGE) + Redactor.CUT : clean;
    }

    private String filtered(String text, int structure) {
        return structure == text.length()
                ? text
                : text.substring(0, structure) + json.filter(text.substring(structure));
    }
}
