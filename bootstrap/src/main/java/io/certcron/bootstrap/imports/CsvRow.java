package io.certcron.bootstrap.imports;

import io.certcron.domain.Certification;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.csv.CSVRecord;

/**
 * One row below the header.
 *
 * @param record its values
 * @param lastLine the line in which it ends, counted from 1
 */
record CsvRow(CSVRecord record, long lastLine) {

    /** What is wrong with the first of its columns that is wrong. */
    Optional<RowFault> fault() {
        for (Column column : Column.values()) {
            Optional<String> problem =
                    record.size() < column.number() ? Optional.of("is missing") : column.problemWith(column.in(record));
            if (problem.isPresent()) {
                return Optional.of(new RowFault(firstLine(), column.number(), column.title(), problem.get()));
            }
        }
        int columns = Column.values().length;
        return record.size() > columns
                ? Optional.of(new RowFault(
                        firstLine(), columns + 1, RowFault.BEYOND, "there must be only " + columns + " columns"))
                : Optional.empty();
    }

    /** The certification in a row without a fault. */
    Certification certification() {
        return new Certification(
                UUID.fromString(Column.CERTIFICATION_ID.in(record)),
                UUID.fromString(Column.PEER_MENTOR_ID.in(record)),
                LocalDate.parse(Column.EXPIRY_DATE.in(record)),
                Column.STATUS.in(record));
    }

    private long firstLine() {
        long lineBreaks =
                record.stream().flatMap(value -> value.lines().skip(1)).count();
        return lastLine - lineBreaks;
    }
}
