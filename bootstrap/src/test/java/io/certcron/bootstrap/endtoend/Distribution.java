package io.certcron.bootstrap.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The zip for operators, unpacked as unzip does it, with the modes that it gives its files. */
record Distribution(Path home) {

    static Distribution unpackedIn(Path directory) throws IOException {
        URI zip = URI.create(
                "jar:" + Path.of(System.getProperty("certcron.distribution")).toUri());
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true));
                Stream<Path> entries = Files.walk(files.getPath("/"))) {
            entries.skip(1).forEach(entry -> unpack(entry, directory));
        }
        try (Stream<Path> top = Files.list(directory)) {
            return new Distribution(top.toList().get(0));
        }
    }

    private static void unpack(Path entry, Path directory) {
        try {
            Path target = directory.resolve(entry.toString().substring(1));
            if (Files.isDirectory(entry)) {
                Files.createDirectory(target);
            } else {
                Files.copy(entry, target);
                Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(entry));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path launcher() {
        return home.resolve("bin/certification-cron");
    }
}
