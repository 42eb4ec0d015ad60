package io.certcron.scheduler;

import io.certcron.application.port.in.ScheduledNightlyRun;
import io.certcron.application.port.out.NightlyScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A scheduler with one thread for each schedule, none of them a daemon, so that a long run holds no other schedule up. */
public final class CronUtilsScheduler implements NightlyScheduler, AutoCloseable {

    /** The longest sleep: how soon at the latest a jump of the clock is noticed. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Clock clock;
    private final Duration longestWait;
    private final Set<ScheduleLoop> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger started = new AtomicInteger();

    /** A scheduler that goes by the clock. */
    public CronUtilsScheduler(Clock clock) {
        this(clock, LONGEST_WAIT);
    }

    CronUtilsScheduler(Clock clock, Duration longestWait) {
        this.clock = clock;
        this.longestWait = longestWait;
    }

    @Override
    public ScheduledNightlyRun schedule(String cronExpression, ZoneId zone, Consumer<Instant> whenDue) {
        CronExpression expression = CronExpression.parse(cronExpression);
        Instant now = clock.instant();
        if (expression.nextAfter(now, zone).isEmpty()) {
            throw CronFault.neverDue(cronExpression);
        }
        ScheduleLoop loop = new ScheduleLoop(expression, zone, whenDue, clock, longestWait, now);
        open.add(loop);
        new Thread(loop, "certification-cron-schedule-" + started.incrementAndGet()).start();
        return () -> close(loop);
    }

    /** Ends every schedule. Runs that are under way finish. */
    @Override
    public void close() {
        open.forEach(this::close);
    }

    private void close(ScheduleLoop loop) {
        loop.end();
        open.remove(loop);
    }
}
