package io.certcron.bootstrap.surface;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A token in a file that only this user can read, for a daemon without configured credentials. All daemons of the user share
 * it, and it outlives them.
 */
final class GeneratedToken {

    private static final int RANDOM_BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{64}");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private GeneratedToken() {}

    /**
     * Reads the file, or makes it.
     *
     * @throws IllegalArgumentException if the file is there and is not ours alone to read, or holds something else
     * @throws UncheckedIOException if it can't be made or read
     */
    static String in(Path file) {
        try {
            Path directory = directoryOf(file);
            createDirectory(directory);
            return create(file, directory);
        } catch (FileAlreadyExistsException present) {
            return read(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a token file is in a directory");
    }

    private static void createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY_DIRECTORY));
        }
    }

    /** Under another name first, so that nobody finds a file without its token. */
    private static String create(Path file, Path directory) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        String token = random();
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        Path made = Files.createTempFile(directory, "token", "", ownerOnly);
        try {
            Files.writeString(made, token + "\n", StandardCharsets.US_ASCII, StandardOpenOption.TRUNCATE_EXISTING);
            Files.createLink(file, made);
        } finally {
            Files.delete(made);
        }
        return token;
    }

    private static String read(Path file) {
        try {
            PosixFileAttributes attributes =
                    Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean ours = attributes.isRegularFile()
                    && OWNER_ONLY.containsAll(attributes.permissions())
                    && attributes.owner().equals(ownerOfNewFiles());
            String content =
                    ours ? Files.readString(file, StandardCharsets.US_ASCII).strip() : "";
            if (!TOKEN.matcher(content).matches()) {
                throw new IllegalArgumentException(file
                        + " is not a token file of this user, readable by nobody else: delete it, or name another one in"
                        + " http.token-file");
            }
            return content;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Object ownerOfNewFiles() throws IOException {
        Path probe = Files.createTempFile("certification-cron", "");
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
