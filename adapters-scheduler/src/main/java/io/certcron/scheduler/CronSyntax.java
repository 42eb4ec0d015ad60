package io.certcron.scheduler;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The two ways to write an expression, told apart by the number of fields. */
enum CronSyntax {
    UNIX(CronType.UNIX, List.of("minute", "hour", Days.OF_MONTH, "month", Days.OF_WEEK)),
    QUARTZ(CronType.QUARTZ, List.of("second", "minute", "hour", Days.OF_MONTH, "month", Days.OF_WEEK, "year"));

    static final int QUARTZ_DAY_OF_MONTH = 3;
    static final int QUARTZ_DAY_OF_WEEK = 5;

    private static final int UNIX_FIELDS = 5;
    private static final String EVERY = "*";
    private static final String UNSPECIFIED = "?";

    /** L, #, ? and W as Quartz has them in its two fields of days; no name of a day has an L. */
    private static final Pattern QUARTZ_DAYS = Pattern.compile("[Ll#?]|\\d[Ww]");

    private static final Pattern LAST_OR_NEAREST = Pattern.compile("[Ll]|\\d[Ww]");
    private static final Pattern NEAREST_TO_A_LATE_DAY = Pattern.compile("(?:28|29|30|31)[Ww]");

    private final CronDefinition definition;
    private final List<String> fieldNames;

    CronSyntax(CronType type, List<String> fieldNames) {
        this.definition = CronDefinitionBuilder.instanceDefinitionFor(type);
        this.fieldNames = fieldNames;
    }

    static CronSyntax ofFields(int count) {
        return count == UNIX_FIELDS ? UNIX : QUARTZ;
    }

    static boolean knowsFields(int count) {
        return count >= UNIX_FIELDS && count <= QUARTZ.fieldNames.size();
    }

    /** To cron-utils, the Sunday of UNIX is the 7, with which no range can begin. */
    Cron parse(String expression) {
        String names = expression.toUpperCase(Locale.ROOT);
        String readable = this == UNIX ? names.replace("SUN-", "0-") : names;
        return new CronParser(definition).parse(readable).validate();
    }

    String fieldName(int index) {
        return fieldNames.get(index);
    }

    /** What cron-utils reads, and then fails on or gets wrong in some months. */
    Optional<String> trap(int index, String field) {
        if (field.contains("|")) {
            return Optional.of("can't be read");
        }
        if (this == UNIX || !isDay(index)) {
            return Optional.empty();
        }
        if (field.contains(",") && LAST_OR_NEAREST.matcher(field).find()) {
            return Optional.of("L and W stand alone, in no list");
        }
        return NEAREST_TO_A_LATE_DAY.matcher(field).matches()
                ? Optional.of("W takes 1 to 27, as other days are not well inside every month; LW is the last weekday")
                : Optional.empty();
    }

    /** What somebody probably meant by a field that can't be read. */
    Optional<String> hint(int index, String field) {
        return this == UNIX && isDay(index) && QUARTZ_DAYS.matcher(field).find()
                ? Optional.of("L, W, # and ? are Quartz's, which has six or seven fields, seconds first")
                : Optional.empty();
    }

    /** An expression in which the field is as it is given and every other allows everything. */
    String alone(int index, String field, int fields) {
        return IntStream.range(0, fields)
                .mapToObj(i -> i == index ? field : neutral(i, index, field))
                .collect(Collectors.joining(" "));
    }

    /** Quartz wants exactly one of the two days to be {@code ?}. */
    private String neutral(int index, int given, String field) {
        boolean specified = isDay(given) && !field.equals(UNSPECIFIED);
        boolean yields = isDay(given) ? specified : fieldName(index).equals(Days.OF_WEEK);
        return this == QUARTZ && isDay(index) && yields ? UNSPECIFIED : EVERY;
    }

    private boolean isDay(int index) {
        return fieldName(index).equals(Days.OF_WEEK) || fieldName(index).equals(Days.OF_MONTH);
    }

    /** The names of the two fields that depend on each other. */
    private static final class Days {

        static final String OF_MONTH = "day of month";
        static final String OF_WEEK = "day of week";

        private Days() {}
    }
}
