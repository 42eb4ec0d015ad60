package io.certcron.application.schedule;

import io.certcron.application.port.out.FireTimes;
import io.certcron.application.port.out.ScheduleChange;
import io.certcron.application.port.out.ScheduleStore;
import io.certcron.domain.Operator;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the stored schedules. Every node sees a change at its next tick. Thread-safe.
 *
 * <p>Every method throws {@link io.certcron.application.port.out.StorageException} where the database fails.
 */
public final class Schedules {

    private final ScheduleStore store;
    private final FireTimes fireTimes;
    private final Clock clock;

    /**
     * The schedules of a store.
     *
     * @param store where schedules are kept
     * @param fireTimes when cron expressions are due
     * @param clock the time from which a schedule's next slot is taken
     */
    public Schedules(ScheduleStore store, FireTimes fireTimes, Clock clock) {
        this.store = store;
        this.fireTimes = fireTimes;
        this.clock = clock;
    }

    /**
     * Creates a schedule.
     *
     * @param spec what people say about the schedule
     * @param by who decides, for the journal
     * @return {@code Stored} or {@code NameTaken}
     * @throws IllegalArgumentException if the expression can't be read or is never due; the message names the fault
     */
    public ScheduleChange create(ScheduleSpec spec, Operator by) {
        Instant now = clock.instant();
        return store.create(UUID.randomUUID(), spec, Optional.of(firstSlot(spec, now)), by, now);
    }

    /**
     * Replaces what is said about a schedule.
     *
     * @param cronId the schedule
     * @param expectedVersion the version that the caller has seen
     * @param spec what people say about the schedule
     * @param by who decides, for the journal
     * @return {@code Stored}, {@code NameTaken}, {@code VersionDiffers} or {@code NotFound}
     * @throws IllegalArgumentException if the expression can't be read, or is never due although the schedule is enabled;
     * the message names the fault
     */
    public ScheduleChange replace(UUID cronId, long expectedVersion, ScheduleSpec spec, Operator by) {
        Instant now = clock.instant();
        Optional<Instant> next = spec.enabled() ? Optional.of(firstSlot(spec, now)) : next(spec, now);
        return store.replace(cronId, expectedVersion, spec, next, by, now);
    }

    /**
     * Creates the schedule of that name, or replaces it where it differs. One that is paused stays paused.
     *
     * @param wanted what the schedule shall be
     * @param by who decides, for the journal
     * @return the schedule as it is now
     * @throws IllegalArgumentException if the expression can't be read or is never due; the message names the fault
     * @throws IllegalStateException if there is a schedule of that name that somebody wrote by hand and nobody can read
     */
    public Schedule keep(ScheduleSpec wanted, Operator by) {
        firstSlot(wanted, clock.instant());
        while (true) {
            Optional<Schedule> present = store.findByName(wanted.name());
            if (present.filter(schedule -> isAsWanted(schedule.spec(), wanted)).isPresent()) {
                return present.get();
            }
            ScheduleChange change = present.map(schedule ->
                            replace(schedule.cronId(), schedule.version(), likeIt(schedule.spec(), wanted), by))
                    .orElseGet(() -> create(wanted, by));
            if (change instanceof ScheduleChange.Stored stored) {
                return stored.schedule();
            }
            if (change instanceof ScheduleChange.NameTaken
                    && store.findByName(wanted.name()).isEmpty()) {
                throw new IllegalStateException("There is a schedule '" + wanted.name()
                        + "' that can't be read: correct its row in certification_cron");
            }
        }
    }

    /**
     * Deletes a schedule. Its runs stay.
     *
     * @param cronId the schedule
     * @param expectedVersion the version that the caller has seen
     * @param by who decides, for the journal
     * @return {@code Deleted}, {@code VersionDiffers} or {@code NotFound}
     */
    public ScheduleChange delete(UUID cronId, long expectedVersion, Operator by) {
        return store.delete(cronId, expectedVersion, by, clock.instant());
    }

    /**
     * The schedule of that id.
     *
     * @param cronId the schedule
     * @return the schedule; empty where there is none
     */
    public Optional<Schedule> find(UUID cronId) {
        return store.find(cronId);
    }

    /**
     * The schedule of that name.
     *
     * @param name the name; compared exactly
     * @return the schedule; empty where there is none
     */
    public Optional<Schedule> findByName(String name) {
        return store.findByName(name);
    }

    /**
     * A page of the schedules, in order of their names.
     *
     * @param afterName the last name of the page before; empty to start
     * @param limit how many, at most; positive
     * @return the page; empty past the last
     */
    public List<Schedule> list(Optional<String> afterName, int limit) {
        return store.list(afterName, limit);
    }

    /**
     * When the schedule is due next, paused or not.
     *
     * @param spec what people say about the schedule
     * @param limit how many times, at most; positive
     * @return the instants, in order
     */
    public List<Instant> upcoming(ScheduleSpec spec, int limit) {
        Instant now = clock.instant();
        return fireTimes.between(spec.cronExpression(), spec.zone(), now, Instant.MAX, limit);
    }

    /**
     * When the schedule is due after one time and not after another, paused or not, by what is said about it now.
     *
     * @param spec what people say about the schedule
     * @param after exclusive
     * @param through inclusive
     * @param limit how many times, at most; positive
     * @return the instants, in order
     */
    public List<Instant> between(ScheduleSpec spec, Instant after, Instant through, int limit) {
        return fireTimes.between(spec.cronExpression(), spec.zone(), after, through, limit);
    }

    /**
     * When the schedule is due next; empty where it never is again.
     *
     * @param spec what people say about the schedule
     * @return the instant
     */
    public Optional<Instant> next(ScheduleSpec spec) {
        return next(spec, clock.instant());
    }

    /**
     * {@return the schedule's expression as an English sentence, without its zone}
     *
     * @param spec what people say about the schedule
     */
    public String describe(ScheduleSpec spec) {
        return fireTimes.describe(spec.cronExpression());
    }

    private static boolean isAsWanted(ScheduleSpec spec, ScheduleSpec wanted) {
        return likeIt(spec, wanted).equals(spec);
    }

    private static ScheduleSpec likeIt(ScheduleSpec present, ScheduleSpec wanted) {
        return new ScheduleSpec(
                wanted.name(),
                wanted.cronExpression(),
                wanted.zone(),
                wanted.workflow(),
                present.enabled(),
                present.pauseReason());
    }

    private Optional<Instant> next(ScheduleSpec spec, Instant now) {
        return fireTimes.next(spec.cronExpression(), spec.zone(), now);
    }

    private Instant firstSlot(ScheduleSpec spec, Instant now) {
        return next(spec, now)
                .orElseThrow(() -> new IllegalArgumentException(
                        "cronExpression: is never due again, got '" + spec.cronExpression() + "'"));
    }
}
