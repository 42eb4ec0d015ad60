package io.certcron.http.page.view;

import java.util.Locale;

/** How much something should catch the eye. */
public enum Tone {
    GOOD,
    WARN,
    BAD,
    BUSY,
    QUIET;

    /** Its class in the style sheet. */
    public String style() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }

    /** The more alarming of two. */
    public Tone or(Tone other) {
        return alarm() >= other.alarm() ? this : other;
    }

    private int alarm() {
        return switch (this) {
            case BAD -> 4;
            case WARN -> 3;
            case BUSY -> 2;
            case GOOD -> 1;
            case QUIET -> 0;
        };
    }
}
