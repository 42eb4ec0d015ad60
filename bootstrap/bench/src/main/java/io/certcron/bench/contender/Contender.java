package io.certcron.bench.contender;

import io.certcron.bench.platform.Workload;
import java.time.Duration;

/** Who does a night's work, in a process of its own. */
public interface Contender {

    /** What it is called on the command line and in tables. */
    String id();

    /** Whether it calls the services. */
    default boolean callsServices() {
        return true;
    }

    /** Whether it works on the database. */
    default boolean usesDatabase() {
        return true;
    }

    /** How many of the certifications that are due it is to settle, so that it has done in a matter of seconds. */
    default int share(Workload workload, Duration delay) {
        return workload.due();
    }

    /** The query that counts what it has recorded as settled. */
    String recorded();

    /** Starts the process, waits for its end, and says what came of it. */
    Outcome run(Night night);
}
