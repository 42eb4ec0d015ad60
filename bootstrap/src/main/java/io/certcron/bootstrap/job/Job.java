package io.certcron.bootstrap.job;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import com.google.inject.util.Modules;
import io.certcron.application.log.EventLog;
import io.certcron.application.node.ClockWatch;
import io.certcron.application.node.DatabaseClock;
import io.certcron.application.node.ExpiryCheck;
import io.certcron.application.node.Node;
import io.certcron.application.operations.Operations;
import io.certcron.application.operations.ProblemKeeper;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.out.StorageException;
import io.certcron.application.port.out.Ticker;
import io.certcron.application.redaction.Redactor;
import io.certcron.application.run.RunListeners;
import io.certcron.application.schedule.Schedules;
import io.certcron.bootstrap.config.Configuration;
import io.certcron.bootstrap.wiring.HttpManagementModule;
import io.certcron.bootstrap.wiring.HttpReminderModule;
import io.certcron.bootstrap.wiring.JobModule;
import io.certcron.bootstrap.wiring.SurroundingsModule;
import io.certcron.domain.RunError;
import io.certcron.http.alert.AlertDelivery;
import io.certcron.http.client.HttpClients;
import io.certcron.persistence.Database;
import io.certcron.persistence.SchemaCheck;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The job, put together from its configuration. Closes what it opened. */
public final class Job implements AutoCloseable {

    /** For people who look at things, beside the connections of the runs. */
    private static final int OPERATIONS_POOL = 4;

    private final Database database;
    private final Optional<Database> operations;
    private final HttpClients clients;
    private final Injector injector;

    private Job(Database database, Optional<Database> operations, HttpClients clients, Injector injector) {
        this.database = database;
        this.operations = operations;
        this.clients = clients;
        this.injector = injector;
    }

    /**
     * Puts together what makes single runs. Connects to nothing yet.
     *
     * @param clock this machine's clock, which {@link #followDatabaseClock} corrects
     * @param listeners hooks
     * @param droppedLogEvents how many log events were dropped so far
     */
    public static Job assemble(
            Configuration configuration,
            Redactor redactor,
            Clock clock,
            List<RunListener> listeners,
            LongSupplier droppedLogEvents) {
        return assemble(
                configuration,
                redactor,
                clock,
                Optional.empty(),
                new ObservationModule(
                        listeners,
                        configuration.alerts(),
                        configuration.pushgateway().isPresent(),
                        droppedLogEvents));
    }

    /** Puts together what a daemon is made of: the same, a node, metrics, and what the API and the page need. */
    public static Job assembleServing(
            Configuration configuration,
            Redactor redactor,
            Clock clock,
            List<RunListener> listeners,
            LongSupplier droppedLogEvents) {
        return assemble(
                configuration,
                redactor,
                clock,
                Optional.of(Database.open(configuration.database().withPoolSize(OPERATIONS_POOL))),
                new ObservationModule(listeners, configuration.alerts(), true, droppedLogEvents),
                new OperationsModule());
    }

    private static Job assemble(
            Configuration configuration,
            Redactor redactor,
            Clock clock,
            Optional<Database> operations,
            Module... more) {
        Database database = Database.open(configuration.database());
        HttpClients clients = HttpClients.create();
        DatabaseClock followed = new DatabaseClock(clock);
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                new SurroundingsModule(database, redactor, followed, followed),
                new JobModule(
                        configuration.run(), configuration.node(), configuration.certificationTable(), operations),
                binder -> binder.bind(HttpClients.class).toInstance(clients),
                new HttpReminderModule(configuration.reminders()),
                new HttpManagementModule(configuration.management()),
                Modules.combine(more));
        return new Job(database, operations, clients, injector);
    }

    /** The nightly check. */
    public ExpiryCheck expiryCheck() {
        return injector.getInstance(ExpiryCheck.class);
    }

    /** The node of a job that serves; not started yet. */
    public Node node() {
        return injector.getInstance(OperationsModule.ServingNode.class).node();
    }

    /** What the API and the page of a job that serves are made of. */
    public Operations operations() {
        return injector.getInstance(Operations.class);
    }

    /** The metrics of a job that serves, in the text format of Prometheus. */
    public String scrape() {
        return metering().scrape();
    }

    /** Stores what has gone wrong in runs since the last time, for people to read beside the runs. */
    public void storeProblems() {
        try {
            injector.getInstance(ProblemKeeper.class).flush();
        } catch (StorageException away) {
            // everybody else tells of that; nothing is lost, as the log has all problems too
        }
    }

    /** Where the job logs. */
    public EventLog log() {
        return injector.getInstance(EventLog.class);
    }

    /** Calls back again and again. */
    public Ticker ticker() {
        return injector.getInstance(Ticker.class);
    }

    /** The time, by the database's clock once it is followed. */
    public Clock clock() {
        return injector.getInstance(Clock.class);
    }

    /** Leaves the metrics of a single run with the Pushgateway. A failure is logged and changes nothing else. */
    public void pushMetrics(URI pushgateway) {
        metering().push(clients, pushgateway, log());
    }

    /** Tells the hooks of a run that failed before it could be opened. One that throws is logged and changes nothing else. */
    public void tellOf(RunError notOpened) {
        List<RunListener> listeners = injector.getInstance(Key.get(new TypeLiteral<List<RunListener>>() {}));
        new RunListeners(listeners).tell(notOpened, log().forRun(notOpened.runId()));
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

    /** Alerts that wait are delivered first, for a few seconds at most. */
    @Override
    public void close() {
        alerts().ifPresent(AlertDelivery::close);
        metering().stop();
        clients.close();
        try {
            injector.getInstance(ProblemKeeper.class).flushAtEnd();
        } finally {
            operations.ifPresent(Database::close);
            database.close();
        }
    }

    private Metering metering() {
        return injector.getInstance(Metering.class);
    }

    private Optional<AlertDelivery> alerts() {
        return injector.getInstance(Key.get(new TypeLiteral<>() {}));
    }
}
