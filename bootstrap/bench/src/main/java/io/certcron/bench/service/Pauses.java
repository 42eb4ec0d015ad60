package io.certcron.bench.service;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pauses certifications shortly after they were asked for, all that have come together in one statement. The service
 * answers before: what its own database costs it is nothing that a contender could be faster or slower at.
 */
final class Pauses implements AutoCloseable {

    static final Pauses NONE = new Pauses("");

    private static final String PAUSE =
            "UPDATE certifications SET status = 'paused' WHERE certification_id = ANY (?) AND status = 'active'";

    private static final int AT_ONCE = 5_000;
    private static final long GATHER_MILLIS = 20;

    private final BlockingQueue<UUID> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong underway = new AtomicLong();
    private final Thread thread;

    private Pauses(String jdbcUrl) {
        thread = new Thread(() -> work(jdbcUrl), "pauses");
        thread.setDaemon(true);
        if (!jdbcUrl.isEmpty()) {
            thread.start();
        }
    }

    /** In the database, or nowhere if there is none. */
    static Pauses in(String jdbcUrl) {
        return jdbcUrl.isEmpty() ? NONE : new Pauses(jdbcUrl);
    }

    void add(UUID certificationId) {
        if (this != NONE) {
            underway.incrementAndGet();
            waiting.add(certificationId);
        }
    }

    long underway() {
        return underway.get();
    }

    private void work(String jdbcUrl) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement session = connection.createStatement();
                PreparedStatement pause = connection.prepareStatement(PAUSE)) {
            session.execute("SET synchronous_commit = off");
            while (true) {
                List<UUID> together = next();
                pause.setArray(1, connection.createArrayOf("uuid", together.toArray()));
                pause.executeUpdate();
                underway.addAndGet(-together.size());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (SQLException failure) {
            throw new IllegalStateException("The benchmark's service can't pause", failure);
        }
    }

    private List<UUID> next() throws InterruptedException {
        List<UUID> together = new ArrayList<>();
        together.add(waiting.take());
        TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
        waiting.drainTo(together, AT_ONCE - 1);
        return together;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
