package io.certcron.persistence;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server that still runs although the process that started it is gone. */
record OrphanedServer(ProcessHandle process) {

    /** A fast shutdown writes one checkpoint; a slow disk may need a while for that. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
