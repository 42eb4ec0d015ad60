package io.certcron.bootstrap.imports;

import io.certcron.bootstrap.imports.CertificationCsv.BadRowsException;
import io.certcron.bootstrap.imports.ImportOutcome.Unreadable;
import io.certcron.persistence.CertificationLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Imports certifications from a CSV file (RFC 4180, UTF-8) whose first line is
 * {@code certification_id,peer_mentor_id,expiry_date,status}: any number of rows, in little memory, all of them or none.
 */
public final class CertificationImport {

    private CertificationImport() {}

    /**
     * Imports the file.
     *
     * @throws io.certcron.application.port.out.StorageException if the database fails
     */
    public static ImportOutcome run(Path file, CertificationLoader loader, ImportProgress progress) {
        if (Files.isDirectory(file)) {
            return new Unreadable(UnreadableFile.DIRECTORY);
        }
        try (InputStream input = Files.newInputStream(file)) {
            return load(CsvText.of(input), Files.size(file), loader, progress);
        } catch (NoSuchFileException missing) {
            return new Unreadable(UnreadableFile.MISSING);
        } catch (IOException | UncheckedIOException refused) {
            return new Unreadable(UnreadableFile.REFUSED);
        } finally {
            progress.ended();
        }
    }

    private static ImportOutcome load(
            CsvText source, long bytesInAll, CertificationLoader loader, ImportProgress progress) throws IOException {
        CertificationCsv csv = new CertificationCsv(source);
        Optional<UnreadableFile> unreadable = csv.readHeader();
        if (unreadable.isPresent()) {
            return new Unreadable(unreadable.get());
        }
        try {
            return outcomeOf(loader.load(csv, rows -> progress.moved(rows, source.bytesRead(), bytesInAll)));
        } catch (BadRowsException badRows) {
            return csv.faults().outcome();
        }
    }

    private static ImportOutcome outcomeOf(CertificationLoader.Outcome loaded) {
        if (loaded instanceof CertificationLoader.Outcome.Duplicate duplicate) {
            return new ImportOutcome.Duplicate(duplicate.certificationId(), duplicate.alreadyStored());
        }
        return new ImportOutcome.Imported(((CertificationLoader.Outcome.Loaded) loaded).rows());
    }
}
