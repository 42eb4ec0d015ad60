package io.certcron.scheduler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits until a schedule is due, calls back, and waits again, until it is ended. */
final class ScheduleLoop implements Runnable {

    /** A clock that goes back further than this was wrong before; one that goes back less is being corrected. */
    private static final Duration CORRECTION = Duration.ofHours(1);

    private final CronExpression expression;
    private final ZoneId zone;
    private final Consumer<Instant> whenDue;
    private final Clock clock;
    private final Duration longestWait;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** The latest instant that was called for; touched by the loop's thread alone. */
    private Instant calledUpTo;

    ScheduleLoop(
            CronExpression expression,
            ZoneId zone,
            Consumer<Instant> whenDue,
            Clock clock,
            Duration longestWait,
            Instant start) {
        this.expression = expression;
        this.zone = zone;
        this.whenDue = whenDue;
        this.clock = clock;
        this.longestWait = longestWait;
        this.calledUpTo = start;
    }

    @Override
    public void run() {
        while (!isEndedWithin(untilNext())) {
            due().ifPresent(this::call);
        }
    }

    /** Ends the loop; a call that is under way finishes. */
    void end() {
        ended.countDown();
    }

    private Duration untilNext() {
        Instant now = clock.instant();
        return expression
                .nextAfter(calledUpTo, zone)
                .map(next -> next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO)
                .filter(wait -> wait.compareTo(longestWait) < 0)
                .orElse(longestWait);
    }

    /** The latest instant that came up since the last call: what was missed in between is one run's work. */
    private Optional<Instant> due() {
        Instant now = clock.instant();
        if (now.isBefore(calledUpTo.minus(CORRECTION))) {
            calledUpTo = now;
        }
        return expression.latest(calledUpTo, now, zone);
    }

    private void call(Instant due) {
        calledUpTo = due;
        try {
            whenDue.accept(due);
        } catch (Throwable failure) {
            report(failure);
        }
    }

    /** Reports as if the thread had ended, which it must not: there is a next night. */
    private static void report(Throwable failure) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        } catch (RuntimeException handlerFailed) {
            // as the JVM does with what a handler throws
        }
    }

    private boolean isEndedWithin(Duration wait) {
        try {
            return ended.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException leftBehindByACallback) {
            return ended.getCount() == 0;
        }
    }
}
