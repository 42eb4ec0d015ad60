package io.certcron.bootstrap.job;

import io.certcron.application.held.HeldPauseReview;
import io.certcron.application.log.EventLog;
import io.certcron.application.node.ClockWatch;
import io.certcron.application.node.DatabaseClock;
import io.certcron.application.schedule.Schedules;
import io.certcron.bootstrap.config.Configuration;
import io.certcron.persistence.Database;
import io.certcron.persistence.JdbiHeldPauses;
import io.certcron.persistence.JdbiScheduleStore;
import io.certcron.persistence.RetentionSweep;
import io.certcron.persistence.SchemaCheck;
import io.certcron.persistence.Storage;
import io.certcron.scheduler.CronUtilsFireTimes;
import java.time.Clock;

/** What an operator's commands need of the job, and no more: the database, and not the services. Closes what it opened. */
public final class OperatorTools implements AutoCloseable {

    private final Configuration configuration;
    private final EventLog log = new EventLog();
    private final Database database;
    private final Storage storage;
    private final DatabaseClock clock;

    private OperatorTools(Configuration configuration, Clock clock) {
        this.configuration = configuration;
        this.database = Database.open(configuration.database());
        this.storage = new Storage(database.dataSource(), configuration.certificationTable());
        this.clock = new DatabaseClock(clock);
    }

    /**
     * Puts them together. Connects to nothing yet.
     *
     * @param clock this machine's clock, which {@link #followDatabaseClock} corrects
     */
    public static OperatorTools assemble(Configuration configuration, Clock clock) {
        return new OperatorTools(configuration, clock);
    }

    /** Whether the database is fit for the job. */
    public SchemaCheck schemaCheck() {
        return new SchemaCheck(storage, configuration.certificationTable());
    }

    /**
     * Goes by the database's clock from now on, as this machine's may be wrong.
     *
     * @throws io.certcron.application.port.out.StorageException if the database can't be reached
     */
    public void followDatabaseClock() {
        new ClockWatch(clock, log).follow(database.time());
    }

    /** The time, by the database's clock once it is followed. */
    public Clock clock() {
        return clock;
    }

    /** The settings. */
    public Configuration configuration() {
        return configuration;
    }

    /** The stored schedules. */
    public Schedules schedules() {
        return new Schedules(new JdbiScheduleStore(storage), new CronUtilsFireTimes(), clock);
    }

    /** The pauses that the brake has held. */
    public HeldPauseReview heldPauses() {
        return new HeldPauseReview(
                new JdbiHeldPauses(storage, configuration.run().policy(), clock), log);
    }

    /** Deletes what is old, as the owner of the schema, and as patiently as that takes. */
    public RetentionSweep retentionSweep() {
        return new RetentionSweep(Database.patient(configuration.database()), configuration.certificationTable());
    }

    @Override
    public void close() {
        database.close();
    }
}
