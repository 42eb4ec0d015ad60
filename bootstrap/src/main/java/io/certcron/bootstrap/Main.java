package io.certcron.bootstrap;

import io.certcron.bootstrap.command.CommandLineProgram;
import io.certcron.bootstrap.command.Surroundings;

/** Starts the process. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineProgram.run(Surroundings.ofThisProcess(), arguments));
    }
}
