package io.certcron.bootstrap.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a demo keeps its database and its log. A new demo replaces an older one, and nothing else. */
public final class DemoDirectory {

    private static final String MARKER = ".certification-cron-demo";

    private final Path path;

    private DemoDirectory(Path path) {
        this.path = path;
    }

    /**
     * Empties and marks the directory.
     *
     * @throws IllegalArgumentException if it holds anything that no demo has put there
     */
    public static DemoDirectory prepare(Path path) {
        try {
            Path directory = path.toAbsolutePath().normalize();
            if (Files.exists(directory) && !isEmpty(directory) && !Files.exists(directory.resolve(MARKER))) {
                throw new IllegalArgumentException(
                        directory + " holds something else than a demo: name another directory with --directory");
            }
            delete(directory);
            Files.createDirectories(directory);
            Files.createFile(directory.resolve(MARKER));
            return new DemoDirectory(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path log() {
        return path.resolve("log.jsonl");
    }

    Path database() {
        return path.resolve("postgresql");
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> fromInside;
        try (Stream<Path> all = Files.walk(directory)) {
            fromInside = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : fromInside) {
            Files.delete(each);
        }
    }
}
