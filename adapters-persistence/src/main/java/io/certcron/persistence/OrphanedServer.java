package io.certcron.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server that still runs although the process that started it is gone. */
record OrphanedServer(ProcessHandle process) {

    /** A fast shutdown writes one checkpoint; a slow disk may need a while for that. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The server that runs on the files in the directory. */
    static Optional<OrphanedServer> in(Path data) {
        return processId(data.resolve("postmaster.pid"))
                .flatMap(ProcessHandle::of)
                .filter(process -> servesFrom(process, data))
                .map(OrphanedServer::new);
    }

    /** The file's first line; the file is left behind when a machine goes down, so the number may mean nothing any more. */
    private static Optional<Long> processId(Path pidFile) {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(pidFile).stream()
                    .findFirst()
                    .filter(line -> line.matches("[0-9]{1,18}"))
                    .map(Long::valueOf);
        } catch (IOException e) {
            throw new UncheckedIOException("The process id of the embedded PostgreSQL can't be read", e);
        }
    }

    private static boolean servesFrom(ProcessHandle process, Path data) {
        return process.info()
                .commandLine()
                .filter(command -> command.contains("postgres") && command.contains(data.toString()))
                .isPresent();
    }

    /** Shuts it down. SIGINT asks for a fast shutdown; the SIGTERM that Java can send would wait for clients. */
    void stop() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stopping an orphaned PostgreSQL", e);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("An orphaned PostgreSQL did not stop", e);
        }
    }
}
