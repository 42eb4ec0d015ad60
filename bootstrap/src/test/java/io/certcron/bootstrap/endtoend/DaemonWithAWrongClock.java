package io.certcron.bootstrap.endtoend;

import io.certcron.bootstrap.command.Daemon;
import io.certcron.bootstrap.command.Surroundings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The daemon on a machine whose clock is wrong. */
final class DaemonWithAWrongClock {

    private DaemonWithAWrongClock() {}

    /** Runs the daemon; the argument is by how much its clock is ahead, such as {@code PT5H}. */
    public static void main(String... arguments) {
        System.setProperty("guice_custom_class_loading", "CHILD");
        Surroundings here = Surroundings.ofThisProcess();
        Surroundings wrong = new Surroundings(
                here.environment(),
                here.stdout(),
                here.stderr(),
                here.isWatched(),
                Clock.offset(here.clock(), Duration.parse(arguments[0])));
        System.exit(Daemon.run(wrong, Optional.empty(), List.of()));
    }
}
