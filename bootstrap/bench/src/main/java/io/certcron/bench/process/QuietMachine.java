package io.certcron.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Sees to it that nothing else works on the machine while something is measured, where Linux tells. */
public final class QuietMachine {

    private static final Path STAT = Path.of("/proc/stat");
    private static final Duration LOOK = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double MOST_BUSY = 0.1;
    private static final double PERCENT = 100;

    /** Idle and waiting for disks, of the numbers of a line that begins with {@code cpu}. */
    private static final int IDLE = 3;

    private static final int IO_WAIT = 4;

    private QuietMachine() {}

    /**
     * Waits until less than a tenth of the processors' time is taken by others; two minutes at most.
     *
     * @throws IllegalStateException if the machine stays busy
     */
    public static void await() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        double busy = busyShare();
        while (busy > MOST_BUSY) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT,
                        "The machine is busy with something else: it took %.0f %% of the processors for two minutes."
                                + " Stop it, or say --busy to measure all the same",
                        PERCENT * busy));
            }
            busy = busyShare();
        }
    }

    private static double busyShare() {
        if (Files.notExists(STAT)) {
            return 0;
        }
        try {
            long[] before = times();
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            return busyShare(before, times());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static double busyShare(long[] before, long[] after) {
        double all = Arrays.stream(after).sum() - Arrays.stream(before).sum();
        double idle = after[IDLE] + after[IO_WAIT] - before[IDLE] - before[IO_WAIT];
        return all == 0 ? 0 : 1 - idle / all;
    }

    private static long[] times() throws IOException {
        return times(Files.readAllLines(STAT).get(0));
    }

    /** The first line has the times of all processors together. */
    static long[] times(String line) {
        return Arrays.stream(line.split("\\s+"))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
