package io.certcron.bootstrap.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/**
 * What a process finds around it.
 *
 * @param environment the environment variables
 * @param stdout standard output
 * @param stderr standard error
 * @param isWatched whether standard error is read by a person
 * @param clock the time
 */
public record Surroundings(
        Map<String, String> environment, OutputStream stdout, PrintStream stderr, boolean isWatched, Clock clock) {

    /** Those of the running process. */
    public static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Terminal.isStandardError(),
                SteadyClock.startingFrom(Clock.systemUTC()));
    }

    /** Standard output for a command that talks to a person and not to a log collector. */
    PrintStream humanOutput() {
        return new PrintStream(stdout, true, StandardCharsets.UTF_8);
    }
}
