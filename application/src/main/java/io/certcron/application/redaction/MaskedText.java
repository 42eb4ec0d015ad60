package io.certcron.application.redaction;

import java.util.BitSet;

/** A text, and the places in it that must not be shown. Places that overlap or touch are one. */
final class MaskedText {

    private final String text;
    private final BitSet hidden;

    MaskedText(String text) {
        this.text = text;
        this.hidden = new BitSet(text.length());
    }

    /** The text as it was. */
    String original() {
        return text;
    }

    void hide(int start, int end) {
        hidden.set(start, end);
    }

    void hideLast(int characters) {
        hide(Math.max(0, text.length() - characters), text.length());
    }

    /** The text with {@link Redactor#REDACTED} in each hidden place. */
    String shown() {
        StringBuilder shown = new StringBuilder(text.length());
        int from = 0;
        for (int start = hidden.nextSetBit(0); start >= 0; start = hidden.nextSetBit(from)) {
            shown.append(text, from, start).append(Redactor.REDACTED);
            from = hidden.nextClearBit(start);
        }
        return shown.append(text, from, text.length()).toString();
    }
}
