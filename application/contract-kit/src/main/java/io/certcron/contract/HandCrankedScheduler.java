package io.certcron.contract;

import io.certcron.application.port.in.ScheduledNightlyRun;
import io.certcron.application.port.out.NightlyScheduler;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A scheduler without a thread: what has become due is called by {@link #crank()}, on the caller's thread. Where a
 * schedule has become due several times, the latest is called. It reads only expressions with a minute, and an hour or
 * {@code *}, such as {@code 30 2 * * *}. It passes the contract of its port. Thread-safe.
 */
public final class HandCrankedScheduler implements NightlyScheduler {

    private final Clock clock;
    private final List<Schedule> schedules = new CopyOnWriteArrayList<>();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();

    /** A scheduler that reads the clock when it is cranked. */
    public HandCrankedScheduler(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ScheduledNightlyRun schedule(String cronExpression, ZoneId zone, Consumer<Instant> whenDue) {
        Schedule schedule = new Schedule(TimeOfDay.parse(cronExpression), zone, whenDue, clock.instant());
        schedules.add(schedule);
        return () -> schedules.remove(schedule);
    }

    /** Calls every open schedule that has become due since it was last called. */
    public void crank() {
        schedules.forEach(Schedule::callIfDue);
    }

    /** What the callbacks have thrown so far. */
    public List<RuntimeException> failures() {
        return List.copyOf(failures);
    }

    private final class Schedule {

        private final TimeOfDay time;
        private final ZoneId zone;
        private final Consumer<Instant> whenDue;
        private Instant calledUpTo;

        Schedule(TimeOfDay time, ZoneId zone, Consumer<Instant> whenDue, Instant start) {
            this.time = time;
            this.zone = zone;
            this.whenDue = whenDue;
            this.calledUpTo = start;
        }

        synchronized void callIfDue() {
            time.latest(calledUpTo, clock.instant(), zone).ifPresent(due -> {
                calledUpTo = due;
                call(due);
            });
        }

        private void call(Instant due) {
            try {
                whenDue.accept(due);
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
    }
}
