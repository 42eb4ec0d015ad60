package io.certcron.application.port.out;

import io.certcron.application.port.in.ScheduledNightlyRun;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;

/** Calls back whenever a cron expression is due. Thread-safe. */
public interface NightlyScheduler {

    /**
     * Calls {@code whenDue} with the due instant, each time the expression is due in the zone, on a thread of the
     * scheduler's, one call at a time, until the returned schedule is closed. A local time that a clock change leaves out
     * is due at the first instant after the gap; one that a clock change repeats is due once, at its first occurrence.
     * Where several due instants pass unnoticed, while the process was suspended for example, there is one call, for the
     * latest of them. A call that throws ends nothing.
     *
     * @throws IllegalArgumentException if the expression can't be read; the message names the fault
     */
    ScheduledNightlyRun schedule(String cronExpression, ZoneId zone, Consumer<Instant> whenDue);
}
