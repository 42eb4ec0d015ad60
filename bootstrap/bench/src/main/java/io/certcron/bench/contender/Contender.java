package io.certcron.bench.contender;

/** Who does a night's work, in a process of its own. */
public interface Contender {

    /** What it is called on the command line and in tables. */
    String name();

    /** Starts the process, waits for its end, and says what came of it. */
    Outcome run(Night night);
}
