package io.certcron.application.node;

import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.Agenda;
import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunInProgress;
import io.certcron.application.port.out.SlotStore;
import io.certcron.application.port.out.StorageException;
import io.certcron.application.port.out.Ticker;
import io.certcron.application.port.out.Ticker.Ticking;
import io.certcron.application.run.DispatchSettings;
import io.certcron.application.run.Runs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/**
 * One process among any number that keep the schedules of one database. At each tick it asks once what there is to do: it
 * decides slots that are due, takes over runs whose owner died, and helps with the runs of others. Nodes know nothing of
 * one another but what the database says. Thread-safe.
 */
public final class Node implements AutoCloseable {

    private final SlotStore slots;
    private final Ticker ticker;
    private final Runs runs;
    private final NodeSettings settings;
    private final SlotKeeper slotKeeper;
    private final SelfRepair selfRepair;
    private final DatabaseWatch tickWatch;
    private final DatabaseWatch repairWatch;
    private final Crew crew;
    private final EventLog log;
    private final Clock clock;
    private final Consumer<Instant> databaseTime;
    private final List<Ticking> ticking = new ArrayList<>();
    private final Set<UUID> unreadable = new HashSet<>();
    private final ReadWriteLock rounds = new ReentrantReadWriteLock();
    private volatile boolean closed;

    /**
     * A node that is not started yet.
     *
     * @param ports what it needs beside what its runs need
     * @param runs opens runs and carries them out
     * @param settings how it works
     * @param dispatch how its runs send intents
     * @param log where what goes wrong outside of a run is logged
     * @param clock the time by which slots are due
     * @param databaseTime is told at each tick what the database's clock shows
     */
    public Node(
            NodePorts ports,
            Runs runs,
            NodeSettings settings,
            DispatchSettings dispatch,
            EventLog log,
            Clock clock,
            Consumer<Instant> databaseTime) {
        this.slots = ports.slots();
        this.ticker = ports.ticker();
        this.runs = runs;
        this.settings = settings;
        this.slotKeeper = new SlotKeeper(ports.slots(), ports.fireTimes(), runs, settings.slotPolicy(), log, clock);
        this.selfRepair = new SelfRepair(ports, dispatch, log, clock);
        this.tickWatch = new DatabaseWatch(log, clock);
        this.repairWatch = new DatabaseWatch(log, clock);
        this.crew = new Crew(runs.shared(), settings.slotPolicy().window(), clock);
        this.log = log;
        this.clock = clock;
        this.databaseTime = databaseTime;
    }

    /**
     * Begins to tick.
     *
     * @throws IllegalStateException if it was started or closed before
     */
    public synchronized void start() {
        if (closed || !ticking.isEmpty()) {
            throw new IllegalStateException("A node is started once");
        }
        ticking.add(ticker.every("certification-cron-tick", settings.tick(), () -> round(tickWatch, this::tick)));
        ticking.add(ticker.every(
                "certification-cron-repair", settings.repair(), () -> round(repairWatch, selfRepair::repair)));
    }

    /** Once the node is closed, nothing begins any more; what has begun is waited for by {@link #stop}. */
    private void round(DatabaseWatch watch, Runnable work) {
        rounds.readLock().lock();
        try {
            if (!closed) {
                watch.guard(work);
            }
        } finally {
            rounds.readLock().unlock();
        }
    }

    /** Runs whose owner died come first: they have waited longest. What fails holds nothing else up. */
    private void tick() {
        Agenda agenda = slots.agenda(clock.instant());
        databaseTime.accept(agenda.databaseTime());
        Instant now = clock.instant();
        List<Runnable> steps = new ArrayList<>();
        agenda.runs().stream().filter(RunInProgress::orphaned).forEach(orphan -> steps.add(() -> takeOver(orphan)));
        steps.add(() -> crew.helpWith(
                agenda.runs().stream().filter(run -> !run.orphaned()).toList()));
        agenda.unreadable().forEach(this::tellOnceOfUnreadable);
        agenda.dueSlots().stream()
                .filter(due -> !due.scheduledFor().isAfter(now))
                .forEach(due -> steps.add(() -> decide(due)));
        eachOnItsOwn(steps);
    }

    /** A database that is away would have each further step wait for it in vain, until the loop looked stuck. */
    private static void eachOnItsOwn(List<Runnable> steps) {
        List<RuntimeException> failures = new ArrayList<>();
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException failure) {
                failures.add(failure);
                if (failure instanceof StorageException storage && storage.isUnavailable()) {
                    break;
                }
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.get(0);
            failures.subList(1, failures.size()).forEach(first::addSuppressed);
            throw first;
        }
    }

    private void decide(DueSlot due) {
        try {
            slotKeeper.decide(due).ifPresent(crew::carryOut);
        } catch (IllegalArgumentException fault) {
            tellOnceOfUnreadable(due.schedule().cronId());
        }
    }

    private void tellOnceOfUnreadable(UUID cronId) {
        if (unreadable.add(cronId)) {
            SelfRepair.tellOfUnreadable(cronId, log);
        }
    }

    private void takeOver(RunInProgress orphan) {
        if (!runs.shared().carriesOut(orphan.runId())) {
            runs.takeOver(orphan.runId()).ifPresent(crew::carryOut);
        }
    }

    /** Carries out a run that this process has opened, on a thread of its own. A stopped node hands it over. */
    void carryOut(OpenRun run, boolean dryRun) {
        if (dryRun) {
            crew.preview(run);
        } else {
            crew.carryOut(run);
        }
    }

    /**
     * How long ago, by a clock that nobody sets, one of the loops last came round; the one that did so longest ago counts. A
     * loop comes round whether or not the database answers. Empty before the start.
     *
     * @return the time since then
     */
    public Optional<Duration> sinceLastRound() {
        return tickWatch.sinceLastRound().flatMap(tick -> repairWatch
                .sinceLastRound()
                .map(repair ->
                        repair.minus(settings.repair()).compareTo(tick) > 0 ? repair.minus(settings.repair()) : tick));
    }

    /**
     * Asks the runs under way to stop at the next chunk, for other nodes to take over; ticks no more.
     *
     * @param grace how long to wait for what is in flight
     * @return whether everything came to its end in that time
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    public boolean stop(Duration grace) throws InterruptedException {
        long deadline = System.nanoTime() + grace.toNanos();
        crew.stop();
        close();
        boolean roundsEnded = rounds.writeLock().tryLock(grace.toNanos(), TimeUnit.NANOSECONDS);
        if (roundsEnded) {
            rounds.writeLock().unlock();
        }
        return crew.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))) && roundsEnded;
    }

    /** Ticks no more. Runs that are under way finish. Closing twice does nothing more. */
    @Override
    public synchronized void close() {
        closed = true;
        ticking.forEach(Ticking::close);
        crew.close();
    }
}
