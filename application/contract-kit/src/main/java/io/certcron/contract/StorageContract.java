package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.port.out.StorageException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the contracts of the storage ports have in common: each test gets an empty database. */
@ExtendWith(NamesBrokenRule.class)
public abstract class StorageContract {

    private ContractDatabase database;
    private NightJob job;
    private Timetable timetable;

    /** Only the subclasses of this package are contracts. */
    StorageContract() {}

    /**
     * A database without certifications, intents, runs and audit rows. Called once before each test.
     *
     * @return a database of its own
     */
    protected abstract ContractDatabase emptyDatabase();

    @BeforeEach
    final void openDatabase() {
        database = emptyDatabase();
        job = new NightJob(database);
        timetable = new Timetable(database);
    }

    final ContractDatabase database() {
        return database;
    }

    final NightJob job() {
        return job;
    }

    final Timetable timetable() {
        return timetable;
    }

    static void assertStorageFails(ThrowingCallable call) {
        assertThatThrownBy(call)
                .as("what a call throws on a database that can't be reached")
                .asInstanceOf(InstanceOfAssertFactories.type(StorageException.class))
                .satisfies(failure -> {
                    assertThat(failure.isUnavailable())
                            .as("whether the database is unavailable")
                            .isTrue();
                    assertThat(failure.sqlOperation())
                            .as("the operation's name")
                            .matches("[a-z][a-z0-9_]*");
                });
    }
}
