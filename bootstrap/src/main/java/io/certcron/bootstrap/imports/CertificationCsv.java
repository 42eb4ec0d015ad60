package io.certcron.bootstrap.imports;

import io.certcron.bootstrap.imports.CsvText.RowTooLongException;
import io.certcron.domain.Certification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The certifications of a file, one after the other. At the first bad row it reads on to its end, to count the others, and
 * then throws {@link BadRowsException} instead of giving any more.
 */
final class CertificationCsv implements Iterator<Certification> {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final CsvText source;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final RowFaults faults = new RowFaults();
    private @Nullable Certification upcoming;

    CertificationCsv(CsvText source) throws IOException {
        this.source = source;
        this.parser = FORMAT.parse(source);
        this.records = parser.iterator();
    }

    /** Reads the header, before anything else; empty where all is well with it. */
    Optional<UnreadableFile> readHeader() {
        try {
            if (!records.hasNext()) {
                return Optional.of(UnreadableFile.EMPTY);
            }
            return problemWithHeader(records.next());
        } catch (UncheckedIOException malformed) {
            requireMalformed(malformed);
            return Optional.of(UnreadableFile.WRONG_HEADER);
        }
    }

    /** The faults that were found so far. */
    RowFaults faults() {
        return faults;
    }

    @Override
    public boolean hasNext() {
        while (upcoming == null && hasRecord()) {
            CsvRow row = new CsvRow(records.next(), parser.getCurrentLineNumber());
            row.fault().ifPresent(faults::add);
            upcoming = faults.isEmpty() ? row.certification() : null;
        }
        if (!faults.isEmpty()) {
            throw new BadRowsException();
        }
        return upcoming != null;
    }

    @Override
    public Certification next() {
        if (!hasNext() || upcoming == null) {
            throw new NoSuchElementException();
        }
        Certification certification = upcoming;
        upcoming = null;
        return certification;
    }

    private boolean hasRecord() {
        long lastLine = parser.getCurrentLineNumber();
        try {
            boolean hasRecord = records.hasNext();
            source.endRow();
            return hasRecord;
        } catch (UncheckedIOException malformed) {
            requireMalformed(malformed);
            faults.add(new RowFault(
                    lastLine + 1,
                    Column.CERTIFICATION_ID.number(),
                    Column.CERTIFICATION_ID.title(),
                    "here or later in the row a quote is not closed, or something follows it;"
                            + " the rest of the file was not looked at"));
            return false;
        }
    }

    private static Optional<UnreadableFile> problemWithHeader(CSVRecord header) {
        if (header.stream().anyMatch(title -> title.indexOf(Column.MALFORMED) >= 0 || title.indexOf('\0') >= 0)) {
            return Optional.of(UnreadableFile.NOT_UTF_8);
        }
        return header.toList().equals(Column.titles()) ? Optional.empty() : Optional.of(UnreadableFile.WRONG_HEADER);
    }

    private static void requireMalformed(UncheckedIOException failure) {
        IOException cause = failure.getCause();
        if (!(cause instanceof CSVException) && !(cause instanceof RowTooLongException)) {
            throw failure;
        }
    }

    /** Ends the loading; what is wrong is in {@link #faults()}. */
    static final class BadRowsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadRowsException() {
            super("The file has bad rows");
        }
    }
}
