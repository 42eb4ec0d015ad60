package io.certcron.bootstrap.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** The columns of a file, in their order. */
enum Column {
    CERTIFICATION_ID(1, "must be a UUID, such as 0d3f1a52-6a0e-4a3c-9f0e-2b7c5d1e8f94", Rules.UUID),
    PEER_MENTOR_ID(2, "must be a UUID, such as 0d3f1a52-6a0e-4a3c-9f0e-2b7c5d1e8f94", Rules.UUID),
    EXPIRY_DATE(3, "must be a date of the years 0001 to 9999, such as 2026-11-21", Rules::isDate),
    STATUS(4, "must have 1 to 64 characters, with no blank at either end and no line break", Rules.STATUS);

    /** The first line of every file. */
    static final String HEADER = "certification_id,peer_mentor_id,expiry_date,status";

    /** What stands for bytes that are not UTF-8. */
    static final char MALFORMED = '\uFFFD';

    private final int number;
    private final String rule;
    private final Predicate<String> accepted;

    Column(int number, String rule, Predicate<String> accepted) {
        this.number = number;
        this.rule = rule;
        this.accepted = accepted;
    }

    /** Its name in the header. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its place in a row, counted from 1. */
    int number() {
        return number;
    }

    /** Its value in a row that is long enough. */
    String in(CSVRecord row) {
        return row.get(number - 1);
    }

    /** What is wrong with a value. */
    Optional<String> problemWith(String value) {
        if (value.indexOf(MALFORMED) >= 0) {
            return Optional.of("is not encoded in UTF-8");
        }
        return accepted.test(value) ? Optional.empty() : Optional.of(rule);
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(Column::title).toList();
    }

    /** Apart from the columns, as these can't refer to what is initialised after them. */
    private static final class Rules {

        static final Predicate<String> UUID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
                .asMatchPredicate();
        static final Predicate<String> STATUS = Pattern.compile(
                        "(?!\\p{Z})[^\\p{Cntrl}\\u2028\\u2029]{1,64}(?<!\\p{Z})")
                .asMatchPredicate();

        private static final Predicate<String> DATE =
                Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}").asMatchPredicate();

        static boolean isDate(String value) {
            if (!DATE.test(value)) {
                return false;
            }
            try {
                LocalDate.parse(value);
                return true;
            } catch (DateTimeException noSuchDay) {
                return false;
            }
        }
    }
}
