package io.certcron.bootstrap.terminal;

import java.io.PrintStream;

/** One line of a terminal that is written over again and again. */
public final class OverwrittenLine {

    private final PrintStream terminal;
    private int width;

    /** @param terminal where to write */
    public OverwrittenLine(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Shows the text in place of the one before. */
    public void show(String text) {
        terminal.print('\r' + text + " ".repeat(Math.max(0, width - text.length())));
        terminal.flush();
        width = text.length();
    }

    /** Ends the line, if there is one. */
    public void end() {
        if (width > 0) {
            terminal.println();
            width = 0;
        }
    }
}
