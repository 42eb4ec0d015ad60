package io.certcron.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directories of temporary servers. One process at a time makes or deletes any, so that none meets one that is half
 * there.
 */
final class TemporaryServers {

    private static final String SERVER = "server-";

    private TemporaryServers() {}

    /** Makes a directory, and deletes those whose process was killed. */
    static synchronized ServerDirectory create() {
        Path parent = PrivateDirectory.open();
        try (FileChannel guard = guard(parent)) {
            guard.lock();
            for (Path directory : in(parent)) {
                ServerDirectory.tryLock(directory).ifPresent(TemporaryServers::stopAndDelete);
            }
            return ServerDirectory.lock(Files.createTempDirectory(parent, SERVER));
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for the embedded PostgreSQL", e);
        }
    }

    /** Deletes the directory of a server that was stopped. */
    static synchronized void delete(ServerDirectory directory) {
        try (FileChannel guard = guard(PrivateDirectory.open())) {
            guard.lock();
            stopAndDelete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of the embedded PostgreSQL can't be deleted", e);
        }
    }

    private static void stopAndDelete(ServerDirectory directory) {
        try (directory) {
            directory.stopOrphan();
            directory.delete();
        }
    }

    private static FileChannel guard(Path parent) throws IOException {
        return FileChannel.open(parent.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static List<Path> in(Path parent) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file -> file.getFileName().toString().startsWith(SERVER))
                    .toList();
        }
    }
}
