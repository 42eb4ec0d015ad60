package io.certcron.bootstrap.wiring;

import com.google.inject.AbstractModule;
import io.certcron.application.node.DatabaseClock;
import io.certcron.application.redaction.Redactor;
import io.certcron.persistence.Database;
import java.time.Clock;

/** What the job is given and does not make. */
public final class SurroundingsModule extends AbstractModule {

    private final Database database;
    private final Redactor redactor;
    private final Clock clock;
    private final DatabaseClock followed;

    /**
     * @param database the connections of the runs
     * @param redactor knows the configured secrets
     * @param clock the time of everything
     * @param followed what the database's clock corrects, mostly the same
     */
    public SurroundingsModule(Database database, Redactor redactor, Clock clock, DatabaseClock followed) {
        this.database = database;
        this.redactor = redactor;
        this.clock = clock;
        this.followed = followed;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(Database.class).toInstance(database);
        bind(Redactor.class).toInstance(redactor);
        bind(DatabaseClock.class).toInstance(followed);
        bind(Clock.class).toInstance(clock);
    }
}
