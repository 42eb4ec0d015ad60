package io.certcron.bootstrap.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Whether a person is looking. */
final class Terminal {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
    private static final Pattern TERMINAL = Pattern.compile("/dev/(?:pts/\\d+|tty\\w*|console)");

    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // from 22 on it is never null, and a summary too many does no harm
    private static boolean hasConsole() {
        return System.console() != null;
    }

    /** Whether standard error is a terminal; where the system doesn't tell, whether the process has a console. */
    static boolean isStandardError() {
        if (!Files.exists(STANDARD_ERROR)) {
            return hasConsole();
        }
        try {
            return TERMINAL.matcher(Files.readSymbolicLink(STANDARD_ERROR).toString())
                    .matches();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
