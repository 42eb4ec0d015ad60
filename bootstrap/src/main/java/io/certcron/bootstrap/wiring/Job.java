package io.certcron.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.certcron.application.node.ClockWatch;
import io.certcron.application.node.DatabaseClock;
import io.certcron.application.node.ExpiryCheck;
import io.certcron.application.node.Node;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.redaction.Redactor;
import io.certcron.application.schedule.Schedules;
import io.certcron.bootstrap.config.Configuration;
import io.certcron.http.client.HttpClients;
import io.certcron.persistence.Database;
import io.certcron.persistence.SchemaCheck;
import java.time.Clock;
import java.util.List;

/** The job, put together from its configuration. Closes what it opened. */
public final class Job implements AutoCloseable {

    private final Database database;
    private final HttpClients clients;
    private final Injector injector;

    private Job(Database database, HttpClients clients, Injector injector) {
        this.database = database;
        this.clients = clients;
        this.injector = injector;
    }

    /**
     * Puts the job together. Connects to nothing yet.
     *
     * @param clock this machine's clock, which {@link #followDatabaseClock} corrects
     */
    public static Job assemble(
            Configuration configuration, Redactor redactor, Clock clock, List<RunListener> listeners) {
        Database database = Database.open(configuration.database());
        HttpClients clients = HttpClients.create();
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                new SurroundingsModule(database, clients, redactor, new DatabaseClock(clock)),
                new PersistenceModule(configuration.certificationTable()),
                new HttpClientModule(configuration.reminders(), configuration.management()),
                new SchedulerModule(),
                new RunModule(configuration.run(), listeners),
                new NodeModule(configuration.node()));
        return new Job(database, clients, injector);
    }

    /** The nightly check. */
    public ExpiryCheck expiryCheck() {
        return injector.getInstance(ExpiryCheck.class);
    }

    /** A node that is not started yet. */
    public Node node() {
        return injector.getInstance(Node.class);
    }

    /** The stored schedules. */
    public Schedules schedules() {
        return injector.getInstance(Schedules.class);
    }

    /**
     * Goes by the database's clock from now on, as this machine's may be wrong.
     *
     * @throws io.certcron.application.port.out.StorageException if the database can't be reached
     */
    public void followDatabaseClock() {
        injector.getInstance(ClockWatch.class).follow(database.time());
    }

    /** Whether the database is fit for the job. */
    public SchemaCheck schemaCheck() {
        return injector.getInstance(SchemaCheck.class);
    }

    @Override
    public void close() {
        clients.close();
        database.close();
    }

    /** What the job is given and does not make. */
    private static final class SurroundingsModule extends AbstractModule {

        private final Database database;
        private final HttpClients clients;
        private final Redactor redactor;
        private final DatabaseClock clock;

        SurroundingsModule(Database database, HttpClients clients, Redactor redactor, DatabaseClock clock) {
            this.database = database;
            this.clients = clients;
            this.redactor = redactor;
            this.clock = clock;
        }

        @Override
        protected void configure() {
            binder().requireExplicitBindings();
            bind(Database.class).toInstance(database);
            bind(HttpClients.class).toInstance(clients);
            bind(Redactor.class).toInstance(redactor);
            bind(DatabaseClock.class).toInstance(clock);
            bind(Clock.class).toInstance(clock);
        }
    }
}
