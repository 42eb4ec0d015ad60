package io.certcron.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The directory of an embedded server, locked by this process. The operating system gives the lock back when a process is
 * killed, so a server that runs in a directory that we could lock is an orphan.
 */
final class ServerDirectory implements AutoCloseable {

    /** Those of this process. To open such a file once more, and close it, would give its lock back (fcntl). */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private ServerDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static ServerDirectory lock(Path path) {
        return tryLock(path).orElseThrow(() -> new IllegalStateException("directory: its database is open already"));
    }

    static Optional<ServerDirectory> tryLock(Path path) {
        try {
            Path real = Files.createDirectories(path).toRealPath();
            if (!OPEN.add(real)) {
                return Optional.empty();
            }
            Optional<ServerDirectory> locked = tryLockFile(real);
            if (locked.isEmpty()) {
                OPEN.remove(real);
            }
            return locked;
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of the embedded PostgreSQL can't be locked", e);
        }
    }

    private static Optional<ServerDirectory> tryLockFile(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new ServerDirectory(path, channel));
    }

    /** Where the server keeps its files. */
    Path data() {
        return path.resolve("data");
    }

    /** Makes room for a server's files, unless they are there. Deletes them where making them was cut short. */
    void beginInitialization() throws IOException {
        if (Files.exists(initializing())) {
            deleteAll(data());
        }
        if (Files.notExists(data())) {
            Files.writeString(initializing(), "");
        }
    }

    void endInitialization() throws IOException {
        Files.deleteIfExists(initializing());
    }

    private Path initializing() {
        return path.resolve("initializing");
    }

    /** Stops a server that outlived its process. */
    void stopOrphan() {
        PidFile pidFile = new PidFile(data());
        pidFile.server().ifPresentOrElse(OrphanedServer::stop, pidFile::deleteIfOutdated);
    }

    /** Deletes everything, once no server runs there. */
    void delete() {
        try {
            deleteAll(path);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of the embedded PostgreSQL can't be deleted", e);
        }
    }

    private static void deleteAll(Path top) throws IOException {
        if (Files.notExists(top)) {
            return;
        }
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Gives the lock back. Closing twice does nothing more. */
    @Override
    public void close() {
        if (!lock.isOpen()) {
            return;
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of the embedded PostgreSQL can't be unlocked", e);
        } finally {
            OPEN.remove(path);
        }
    }
}
