package io.certcron.http.metrics;

import io.certcron.application.port.out.JobFigures;
import io.certcron.application.port.out.Statistics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the job's figures now and then, on a thread of its own, and keeps the latest. Thread-safe; never throws. */
final class FiguresReader implements AutoCloseable {

    /** However often somebody scrapes, the database is not asked more often. */
    static final Duration INTERVAL = Duration.ofSeconds(10);

    /** For so long figures count as those of now. */
    static final Duration KEPT = Duration.ofMinutes(1);

    /** Far below the time that Prometheus gives a scrape: 10 seconds. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final long IDLE_SECONDS = 30;

    private final Statistics statistics;
    private final Clock clock;
    private final Consumer<JobFigures> onRead;
    private final ThreadPoolExecutor thread = newThread();
    private volatile @Nullable Reading latest;
    private volatile boolean succeeded;
    private @Nullable Future<?> reading;
    private Instant askedAt = Instant.MIN;

    /**
     * @param onRead is told of each reading, on the reading thread
     */
    FiguresReader(Statistics statistics, Clock clock, Consumer<JobFigures> onRead) {
        this.statistics = statistics;
        this.clock = clock;
        this.onRead = onRead;
    }

    /** Reads again if the latest reading is old, and waits for that, though not for long. */
    void refresh() {
        try {
            currentReading().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notRead) {
            // isUp() tells
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** The latest figures, as long as they can pass for those of now. */
    Optional<JobFigures> current() {
        return Optional.ofNullable(latest)
                .filter(known -> isWithin(KEPT, known.readAt()))
                .map(Reading::figures);
    }

    /** The latest figures, however old. */
    Optional<JobFigures> last() {
        return Optional.ofNullable(latest).map(Reading::figures);
    }

    /** Whether the latest attempt to read has ended, and well. */
    synchronized boolean isUp() {
        return succeeded && reading != null && reading.isDone();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private synchronized Future<?> currentReading() {
        Future<?> known = reading;
        if (known == null || (known.isDone() && !isWithin(INTERVAL, askedAt))) {
            askedAt = clock.instant();
            known = thread.submit(this::read);
            reading = known;
        }
        return known;
    }

    private void read() {
        try {
            JobFigures figures = statistics.read();
            latest = new Reading(figures, clock.instant());
            onRead.accept(figures);
            succeeded = true;
        } catch (RuntimeException | Error failure) {
            succeeded = false;
        }
    }

    /** A clock that was set back must not stop the reading: what lies ahead counts as old, too. */
    private boolean isWithin(Duration limit, Instant instant) {
        Instant now = clock.instant();
        return !instant.isAfter(now) && !instant.isBefore(now.minus(limit));
    }

    private static ThreadPoolExecutor newThread() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "certification-cron-statistics");
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        // a scrape that comes after the end has to be answered, too
        one.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return one;
    }

    private record Reading(JobFigures figures, Instant readAt) {}
}
