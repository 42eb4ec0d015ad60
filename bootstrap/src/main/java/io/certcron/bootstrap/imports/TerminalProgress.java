package io.certcron.bootstrap.imports;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Shows the progress on one line of a terminal, which is written over again and again. */
public final class TerminalProgress implements ImportProgress {

    private static final Duration BETWEEN_LINES = Duration.ofMillis(200);
    private static final double MEGABYTE = 1_000_000.0;

    private final PrintStream terminal;
    private final Clock clock;
    private final Instant startedAt;
    private Instant shownAt = Instant.MIN;
    private int width;

    /**
     * @param terminal where to write
     * @param clock measures the speed; it starts now
     */
    public TerminalProgress(PrintStream terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @Override
    public void moved(long rows, long bytes, long bytesInAll) {
        Instant now = clock.instant();
        boolean isLast = bytes == bytesInAll;
        if (isLast || now.isAfter(shownAt.plus(BETWEEN_LINES))) {
            shownAt = now;
            show(line(rows, bytes, bytesInAll, Duration.between(startedAt, now)));
        }
    }

    @Override
    public void ended() {
        if (width > 0) {
            terminal.println();
        }
    }

    private static String line(long rows, long bytes, long bytesInAll, Duration elapsed) {
        long perSecond = rows * 1_000 / Math.max(elapsed.toMillis(), 1);
        String speed = String.format(Locale.ROOT, "%,d rows, %,d rows/s, ", rows, perSecond);
        return bytesInAll > 0
                ? speed
                        + String.format(
                                Locale.ROOT,
                                "%.1f of %.1f MB, %d %%",
                                bytes / MEGABYTE,
                                bytesInAll / MEGABYTE,
                                Math.min(100, bytes * 100 / bytesInAll))
                : speed + String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }

    private void show(String line) {
        terminal.print('\r' + line + " ".repeat(Math.max(0, width - line.length())));
        terminal.flush();
        width = line.length();
    }
}
