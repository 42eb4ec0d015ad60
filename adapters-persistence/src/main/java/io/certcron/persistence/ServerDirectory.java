package io.certcron.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory of an embedded server, locked by this process. The operating system gives the lock back when a process is
 * killed, so a server that runs in a directory that we could lock is an orphan.
 */
final class ServerDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private ServerDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static ServerDirectory lock(Path path) {
        return tryLock(path)
                .orElseThrow(() -> new IllegalStateException("directory: another process has its database open"));
    }

    static Optional<ServerDirectory> tryLock(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (acquired(channel)) {
                return Optional.of(new ServerDirectory(path, channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of the embedded PostgreSQL can't be locked", e);
        }
    }

    private static boolean acquired(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Where the server keeps its files. */
    Path data() {
        return path.resolve("data");
    }

    /** Whether the server's files are to be made anew: there are none, or making them was cut short. */
    boolean beginInitialization() throws IOException {
        if (Files.exists(data()) && !Files.exists(initializing())) {
            return false;
        }
        Files.writeString(initializing(), "");
        return true;
    }

    void endInitialization() throws IOException {
        Files.deleteIfExists(initializing());
    }

    private Path initializing() {
        return path.resolve("initializing");
    }

    /** Stops a server that outlived its process. */
    void stopOrphan() {
        OrphanedServer.in(data()).ifPresent(OrphanedServer::stop);
    }

    /** Deletes everything, once no server runs there. */
    void delete() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of the embedded PostgreSQL can't be deleted", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of the embedded PostgreSQL can't be unlocked", e);
        }
    }
}
