package io.certcron.application.redaction;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Stack traces for the log: classes and places, and no exception message, as a message may hold anything, a connection
 * string or a person's name.
 */
public final class StackTraces {

    /** Frames that are shown of each exception. */
    static final int MAX_FRAMES = 60;

    /** Causes and suppressed exceptions that are shown, in all. */
    static final int MAX_EXCEPTIONS = 12;

    private final StringBuilder text = new StringBuilder();
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private StackTraces() {}

    /**
     * {@return the stack trace of the exception, its causes and what they suppressed, without their messages}
     *
     * @param throwable the exception
     */
    public static String withoutMessages(Throwable throwable) {
        StackTraces traces = new StackTraces();
        traces.append("", throwable);
        return traces.text.toString();
    }

    private void append(String label, Throwable throwable) {
        if (seen.size() == MAX_EXCEPTIONS || !seen.add(throwable)) {
            return;
        }
        text.append(label).append(throwable.getClass().getName()).append('\n');
        appendFrames(throwable.getStackTrace());
        for (Throwable suppressed : throwable.getSuppressed()) {
            append("Suppressed: ", suppressed);
        }
        Throwable cause = throwable.getCause();
        if (cause != null) {
            append("Caused by: ", cause);
        }
    }

    private void appendFrames(StackTraceElement[] frames) {
        int shown = Math.min(frames.length, MAX_FRAMES);
        for (int i = 0; i < shown; i++) {
            text.append("\tat ").append(frames[i]).append('\n');
        }
        if (shown < frames.length) {
            text.append("\t... ").append(frames.length - shown).append(" more\n");
        }
    }
}
