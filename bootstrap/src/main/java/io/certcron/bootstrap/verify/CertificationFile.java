package io.certcron.bootstrap.verify;

import io.certcron.bootstrap.verify.exchange.GivenCertification;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Certifications that may be used: a file as {@code import} reads it, with or without the column {@code status}. */
public final class CertificationFile {

    private static final List<String> COLUMNS = List.of("certification_id", "peer_mentor_id", "expiry_date");
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();

    private CertificationFile() {}

    /**
     * All of them.
     *
     * @throws UnusableFileException if the file can't be read or a row is wrong
     */
    public static List<GivenCertification> read(Path file) throws UnusableFileException {
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = FORMAT.parse(reader)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.isEmpty() || !hasHeader(records.get(0))) {
                throw new UnusableFileException(file + ": its first line must be " + String.join(",", COLUMNS));
            }
            List<GivenCertification> certifications = new ArrayList<>();
            for (CSVRecord record : records.subList(1, records.size())) {
                certifications.add(certification(file, record));
            }
            return List.copyOf(certifications);
        } catch (NoSuchFileException missing) {
            throw new UnusableFileException(file + ": there is no such file");
        } catch (IOException | UncheckedIOException unreadable) {
            throw new UnusableFileException(file + " can't be read as CSV in UTF-8");
        }
    }

    private static boolean hasHeader(CSVRecord header) {
        return header.size() >= COLUMNS.size()
                && header.toList().subList(0, COLUMNS.size()).equals(COLUMNS);
    }

    private static GivenCertification certification(Path file, CSVRecord record) throws UnusableFileException {
        String row = file + ", row " + record.getRecordNumber() + ": ";
        if (record.size() < COLUMNS.size()) {
            throw new UnusableFileException(row + "must have " + String.join(", ", COLUMNS));
        }
        try {
            return new GivenCertification(id(record.get(0)), id(record.get(1)), LocalDate.parse(record.get(2)));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new UnusableFileException(row + "must have two UUIDs and a date such as 2026-11-21");
        }
    }

    private static UUID id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException("no UUID");
        }
        return UUID.fromString(text.toLowerCase(Locale.ROOT));
    }
}
