package io.certcron.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A directory that only this user can read or write, within the system's temporary one, which is open to everybody:
 * programs are unpacked into it and run.
 */
final class PrivateDirectory {

    private static final String NAME = "certification-cron-";

    private PrivateDirectory() {}

    /** The same for every process of the user, unless somebody else took the name: then a new one each time. */
    static Path open() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        Path directory = parent.resolve(NAME + System.getProperty("user.name"));
        try {
            return createdOrOurs(directory) ? directory : Files.createTempDirectory(parent, NAME);
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
            Path probe = Files.createTempFile(NAME, "");
            boolean ours = Files.getOwner(directory).equals(Files.getOwner(probe));
            Files.delete(probe);
            return ours;
        }
    }
}
