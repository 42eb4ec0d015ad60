package io.certcron.bootstrap.embedding;

import io.certcron.application.port.in.CertificationExpiryCron;
import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.in.ScheduledNightlyRun;
import io.certcron.application.port.out.StorageException;
import io.certcron.application.port.out.Ticker.Ticking;
import io.certcron.domain.RunResult;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;

/**
 * The nightly check inside another program. Any number of instances may live in one process, each with a database and
 * services of its own, and any number of processes may share a database, and with it the work of each run. Thread-safe.
 *
 * <p>Starts no HTTP server, registers no shutdown hook, reads no environment and brings no logging backend: it logs to SLF4J
 * as {@code io.certcron.events}. It connects to nothing before it is first used.
 */
public final class CertificationCron implements CertificationExpiryCron, AutoCloseable {

    private final Opened job;
    private final Migration migration;
    private final Duration stopGrace;
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private volatile boolean closed;

    CertificationCron(Opened job, Migration migration, Duration stopGrace) {
        this.job = job;
        this.migration = migration;
        this.stopGrace = stopGrace;
    }

    /**
     * Begins to put one together.
     *
     * @return a builder with the defaults
     */
    public static CertificationCronBuilder builder() {
        return new CertificationCronBuilder();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The first call looks whether the database is fit for the job.
     *
     * @throws DatabaseNotReadyException if the schema lacks migrations or the database user lacks rights
     * @throws StorageException if the database can't be reached; nothing is kept then, and it may be called again
     * @throws IllegalStateException if this is closed
     */
    @Override
    public ScheduledNightlyRun scheduleNightlyRun(String cronExpression) {
        try (Use open = use()) {
            job.requireReady();
            ScheduledNightlyRun run = job.check().scheduleNightlyRun(cronExpression);
            Ticking storing = job.keepStoringProblems();
            return () -> {
                run.close();
                storing.close();
            };
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws DatabaseNotReadyException if the schema lacks migrations or the database user lacks rights
     * @throws IllegalStateException if this is closed
     */
    @Override
    public RunResult executeExpiryCheck() {
        return executeExpiryCheck(RunRequest.tonight());
    }

    /**
     * {@inheritDoc}
     *
     * <p>The first call looks whether the database is fit for the job. A database that can't be reached is no exception: the
     * result is {@code FAILED}, and the hooks are told.
     *
     * @throws DatabaseNotReadyException if the schema lacks migrations or the database user lacks rights
     * @throws IllegalStateException if this is closed
     */
    @Override
    public RunResult executeExpiryCheck(RunRequest request) {
        try (Use open = use()) {
            try {
                job.requireReady();
            } catch (StorageException away) {
                // the run meets it too, and tells of it
            }
            return job.check().executeExpiryCheck(request);
        }
    }

    /**
     * Brings the schema up to date as the user that the runs connect as, who has to own it then and may create roles, and is
     * given the rights of a run. Changes no row of a table of certifications that is there already. Any number of processes
     * may call it at once, and calling it again does nothing more.
     *
     * @return how many migrations ran
     * @throws io.certcron.persistence.MigrationRefusedException if the table of certifications does not fit
     * @throws StorageException if the database refuses or can't be reached
     */
    public int migrate() {
        try (Use open = use()) {
            return migration.asRuntimeUser();
        }
    }

    /**
     * As {@link #migrate()}, with a user for the schema and another for the runs, as it should be.
     *
     * @param owner connects as the user who owns the schema and may create roles; three connections are used at once
     * @param runtimeUser the database user of the runs, who exists and is given the rights that a run needs
     * @return how many migrations ran
     * @throws io.certcron.persistence.MigrationRefusedException also if the runtime user does not exist
     * @throws StorageException if the database refuses or can't be reached
     */
    public int migrate(DataSource owner, String runtimeUser) {
        try (Use open = use()) {
            return migration.asOwner(owner, runtimeUser);
        }
    }

    /**
     * Ends it: asks runs under way to stop at the next chunk, waits for them, at most for the {@linkplain
     * CertificationCronBuilder#stopGrace grace}, and closes what was opened. A run of a schedule is handed over to whichever
     * process goes on; one that was asked for ends as {@code INCOMPLETE}. What was lent stays open: data source, services and
     * HTTP client. Schedules stay in the database. Closing twice does nothing more. A hook must not call it, for it would wait
     * for itself.
     */
    @Override
    public void close() {
        if (markClosed()) {
            try {
                awaitEnd();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } finally {
                job.close();
            }
        }
    }

    /** Whether {@link #close()} has begun. */
    boolean isClosed() {
        return closed;
    }

    private synchronized boolean markClosed() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    private void awaitEnd() throws InterruptedException {
        long deadline = System.nanoTime() + stopGrace.toNanos();
        job.check().stop(stopGrace);
        Lock alone = use.writeLock();
        if (alone.tryLock(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            alone.unlock();
        }
    }

    private Use use() {
        use.readLock().lock();
        if (closed) {
            use.readLock().unlock();
            throw new IllegalStateException("This certification cron is closed: build another");
        }
        return use.readLock()::unlock;
    }

    /** While it lasts, what is used is not closed. */
    @FunctionalInterface
    private interface Use extends AutoCloseable {

        @Override
        void close();
    }
}
