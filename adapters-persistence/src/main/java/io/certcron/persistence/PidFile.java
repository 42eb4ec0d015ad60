package io.certcron.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file in which a server notes its process id, in the directory of its data. It is left behind when the machine goes
 * down, and then the number may be that of any process.
 */
record PidFile(Path data) {

    /** The server that runs on the data. */
    Optional<OrphanedServer> server() {
        return process().filter(this::isServer).map(OrphanedServer::new);
    }

    /** PostgreSQL refuses to start beside a process of that number, whatever process it is. */
    void deleteIfOutdated() {
        if (process().filter(process -> !isServer(process)).isPresent()) {
            try {
                Files.delete(file());
            } catch (IOException e) {
                throw new UncheckedIOException("The process id of the embedded PostgreSQL can't be deleted", e);
            }
        }
    }

    private Path file() {
        return data.resolve("postmaster.pid");
    }

    private Optional<ProcessHandle> process() {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(file()).stream()
                    .findFirst()
                    .filter(line -> line.matches("[0-9]{1,18}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
        } catch (IOException e) {
            throw new UncheckedIOException("The process id of the embedded PostgreSQL can't be read", e);
        }
    }

    private boolean isServer(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(command -> command.contains("postgres") && command.contains(data.toString()))
                .isPresent();
    }
}
