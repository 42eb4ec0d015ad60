package io.certcron.bootstrap.verify;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is written in the end. */
public final class WrittenFile {

    private WrittenFile() {}

    /**
     * Looks before anything is caused whether the file can be written.
     *
     * @throws UnusableFileException if not
     */
    public static void require(Path file) throws UnusableFileException {
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || directory == null) {
            throw new UnusableFileException(file + " is a directory: name a file");
        }
        if (!Files.isDirectory(directory)) {
            throw new UnusableFileException(file + ": there is no directory " + directory + ": make it");
        }
        if (!Files.isWritable(directory) || (Files.exists(file) && !Files.isWritable(file))) {
            throw new UnusableFileException(file + " can't be written: name another file, or allow it");
        }
    }
}
