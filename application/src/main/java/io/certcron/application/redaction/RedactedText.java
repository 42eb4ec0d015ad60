package io.certcron.application.redaction;

/** Text that went through a {@link Redactor}, which alone can make one. */
public final class RedactedText {

    private final String value;

    RedactedText(String value) {
        this.value = value;
    }

    /** {@return the text, with everything that must not be in a log taken out} */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RedactedText text && text.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
