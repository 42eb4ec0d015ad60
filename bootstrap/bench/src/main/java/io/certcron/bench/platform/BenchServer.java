package io.certcron.bench.platform;

import io.certcron.persistence.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL as it comes, but for its addresses and messages: fsync, synchronous_commit and full_page_writes are on,
 * shared_buffers has its default of 128 MB. It can count statements, and does so when asked.
 */
public final class BenchServer implements AutoCloseable {

    private static final List<String> COUNT_ON_DEMAND = List.of(
            "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'",
            "ALTER SYSTEM SET pg_stat_statements.track = 'none'");

    private final Path directory;
    private final EmbeddedDatabase server;

    private BenchServer(Path directory) {
        this.directory = directory;
        this.server = EmbeddedDatabase.in(directory);
    }

    /** Starts one on a directory of its own. It ends with this process, unless that is killed. */
    public static BenchServer start() {
        try {
            Path directory = Files.createTempDirectory("certcron-bench");
            try (EmbeddedDatabase first = EmbeddedDatabase.in(directory)) {
                configure(first);
            }
            BenchServer server = new BenchServer(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void configure(EmbeddedDatabase server) {
        String owner = server.ownerUser();
        try (Connection connection = server.dataSource(owner, owner).getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : COUNT_ON_DEMAND) {
                statement.execute(setting);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    EmbeddedDatabase embedded() {
        return server;
    }

    /** Stops it, and deletes its data. Closing twice does nothing more. */
    @Override
    public synchronized void close() {
        server.close();
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
