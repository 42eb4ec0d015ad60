package io.certcron.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Where embedded servers keep what need not last: their programs, and the data of temporary ones. */
final class TemporaryDirectories {

    private static final String SERVER = "server-";

    private TemporaryDirectories() {}

    /**
     * A directory that only this user can read or write: programs are unpacked into it and run, and the system's
     * temporary directory is open to everyone.
     */
    static Path ours() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        Path directory = parent.resolve("certification-cron-" + System.getProperty("user.name"));
        try {
            return createdOrOurs(directory) ? directory : Files.createTempDirectory(parent, "certification-cron-");
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for the embedded PostgreSQL", e);
        }
    }

    private static boolean createdOrOurs(Path directory) throws IOException {
        try {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return true;
        } catch (FileAlreadyExistsException e) {
            Path probe = Files.createTempFile("certification-cron-", "");
            boolean ours = Files.getOwner(directory).equals(Files.getOwner(probe));
            Files.delete(probe);
            return ours;
        }
    }

    /** A new directory for a temporary server. Deletes those of servers whose process was killed. */
    static synchronized ServerDirectory create() {
        Path ours = ours();
        try (FileChannel guard = FileChannel.open(
                ours.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // held until the channel is closed, so that nobody deletes a new directory before it is locked
            guard.lock();
            deleteLeftBehind(ours);
            return ServerDirectory.lock(Files.createTempDirectory(ours, SERVER));
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for the embedded PostgreSQL", e);
        }
    }

    private static void deleteLeftBehind(Path ours) throws IOException {
        for (Path directory : serverDirectories(ours)) {
            ServerDirectory.tryLock(directory).ifPresent(leftBehind -> {
                try (leftBehind) {
                    leftBehind.stopOrphan();
                    leftBehind.delete();
                }
            });
        }
    }

    private static List<Path> serverDirectories(Path ours) throws IOException {
        try (Stream<Path> files = Files.list(ours)) {
            return files.filter(file -> file.getFileName().toString().startsWith(SERVER))
                    .toList();
        }
    }
}
