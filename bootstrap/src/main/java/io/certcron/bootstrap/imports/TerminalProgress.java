package io.certcron.bootstrap.imports;

import io.certcron.bootstrap.terminal.OverwrittenLine;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Shows the progress on one line of a terminal, which is written over again and again. */
public final class TerminalProgress implements ImportProgress {

    private static final Duration BETWEEN_LINES = Duration.ofMillis(200);
    private static final double MEGABYTE = 1_000_000.0;

    private final OverwrittenLine line;
    private final Clock clock;
    private final Instant startedAt;
    private Instant shownAt = Instant.MIN;

    /**
     * @param terminal where to write
     * @param clock measures the speed; it starts now
     */
    public TerminalProgress(PrintStream terminal, Clock clock) {
        this.line = new OverwrittenLine(terminal);
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @Override
    public void moved(long rows, long bytes, long bytesInAll) {
        Instant now = clock.instant();
        boolean isLast = bytes == bytesInAll;
        if (isLast || now.isAfter(shownAt.plus(BETWEEN_LINES))) {
            shownAt = now;
            line.show(text(rows, bytes, bytesInAll, Duration.between(startedAt, now)));
        }
    }

    @Override
    public void ended() {
        line.end();
    }

    private static String text(long rows, long bytes, long bytesInAll, Duration elapsed) {
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
}
