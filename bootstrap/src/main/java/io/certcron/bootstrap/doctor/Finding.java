package io.certcron.bootstrap.doctor;

/** What a check found, in sentences for a person. None holds a secret. */
public sealed interface Finding {

    /** What was found, or why nothing was. */
    String text();

    /** All is well. */
    record Ok(String text) implements Finding {}

    /**
     * The job works, and a person should look.
     *
     * @param fix what to do about it, a sentence
     */
    record Warning(String text, String fix) implements Finding {}

    /**
     * The job doesn't work like this.
     *
     * @param fix what to do about it, a sentence
     */
    record Failed(String text, String fix) implements Finding {}

    /** Nothing was looked at; the text says why. */
    record Skipped(String text) implements Finding {}
}
