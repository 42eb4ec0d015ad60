package io.certcron.bootstrap;

import io.certcron.bootstrap.command.CommandLineProgram;
import io.certcron.bootstrap.command.Surroundings;

/** Starts the process. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // otherwise Guice uses Unsafe, and a JDK from 24 on says so on standard error
        System.setProperty("guice_custom_class_loading", "CHILD");
        System.exit(CommandLineProgram.run(Surroundings.ofThisProcess(), arguments));
    }
}
