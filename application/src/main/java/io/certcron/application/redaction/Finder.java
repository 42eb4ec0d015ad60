package io.certcron.application.redaction;

/** Finds one kind of thing that must not be in a log. Thread-safe. */
@FunctionalInterface
interface Finder {

    /** Hides every occurrence in the text. Takes bounded time. */
    void hideIn(MaskedText text);
}
