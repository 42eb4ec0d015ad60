package io.certcron.bootstrap.endtoend;

import io.certcron.application.port.in.RunListener;
import io.certcron.bootstrap.command.Daemon;
import io.certcron.bootstrap.command.Surroundings;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The daemon, with hooks that write a line each to a file: what an embedder's process would be told. */
final class ListeningDaemon {

    private ListeningDaemon() {}

    /** Runs the daemon; the argument is the file. */
    public static void main(String... arguments) {
        System.setProperty("guice_custom_class_loading", "CHILD");
        RunListener writer = new WritingListener(Path.of(arguments[0]));
        System.exit(Daemon.run(Surroundings.ofThisProcess(), Optional.empty(), List.of(writer)));
    }

    private record WritingListener(Path file) implements RunListener {

        @Override
        public void onRunComplete(RunResult result) {
            write("complete " + result.runId() + " " + result.status());
        }

        @Override
        public void onRunError(RunError error) {
            write("error " + error.runId() + " " + error.code());
        }

        private void write(String line) {
            try {
                Files.writeString(
                        file,
                        line + "\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
