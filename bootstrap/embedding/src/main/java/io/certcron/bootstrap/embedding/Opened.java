package io.certcron.bootstrap.embedding;

import com.google.inject.Injector;
import io.certcron.application.node.ClockWatch;
import io.certcron.application.node.ExpiryCheck;
import io.certcron.application.operations.ProblemKeeper;
import io.certcron.application.port.out.StorageException;
import io.certcron.application.port.out.Ticker;
import io.certcron.application.port.out.Ticker.Ticking;
import io.certcron.http.client.HttpClients;
import io.certcron.persistence.Database;
import io.certcron.persistence.SchemaCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The job, and what was opened for it. What was lent stays open when it is closed. Thread-safe. */
final class Opened implements AutoCloseable {

    private static final Duration STORE_PROBLEMS_EVERY = Duration.ofSeconds(5);

    private final Database database;
    private final Optional<HttpClients> clients;
    private final ExpiryCheck check;
    private final SchemaCheck schema;
    private final ClockWatch clocks;
    private final ProblemKeeper problems;
    private final Ticker ticker;
    private final List<Ticking> storing = new CopyOnWriteArrayList<>();
    private volatile boolean ready;
    private boolean closed;

    Opened(Database database, Optional<HttpClients> clients, Injector injector) {
        this.database = database;
        this.clients = clients;
        this.check = injector.getInstance(ExpiryCheck.class);
        this.schema = injector.getInstance(SchemaCheck.class);
        this.clocks = injector.getInstance(ClockWatch.class);
        this.problems = injector.getInstance(ProblemKeeper.class);
        this.ticker = injector.getInstance(Ticker.class);
    }

    ExpiryCheck check() {
        return check;
    }

    /**
     * Looks whether the database is fit for the job, until it is, and goes by its clock.
     *
     * @throws DatabaseNotReadyException if it is not
     * @throws StorageException if it can't be reached
     */
    void requireReady() {
        if (!ready) {
            SchemaCheck.Outcome outcome = schema.check();
            if (outcome instanceof SchemaCheck.Outcome.NotMigrated notMigrated) {
                throw DatabaseNotReadyException.lacksMigrations(notMigrated.missing());
            }
            if (outcome instanceof SchemaCheck.Outcome.RoleInsufficient insufficient) {
                throw DatabaseNotReadyException.lacksRight(insufficient.lack());
            }
            ready = true;
        }
        clocks.follow(database.time());
    }

    /** Stores what goes wrong in runs while they last, for people to read beside them. */
    Ticking keepStoringProblems() {
        Ticking ticking = ticker.every("certification-cron-problems", STORE_PROBLEMS_EVERY, this::storeProblems);
        storing.add(ticking);
        return ticking;
    }

    private synchronized void storeProblems() {
        try {
            if (!closed) {
                problems.flush();
            }
        } catch (StorageException away) {
            // everybody else tells of that; nothing is lost, as the log has all problems too
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        storing.forEach(Ticking::close);
        clients.ifPresent(HttpClients::close);
        try {
            problems.flushAtEnd();
        } finally {
            database.close();
        }
    }
}
