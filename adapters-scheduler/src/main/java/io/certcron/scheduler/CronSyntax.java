package io.certcron.scheduler;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The two ways to write an expression, told apart by the number of fields. */
enum CronSyntax {
    UNIX(CronType.UNIX, List.of("minute", "hour", Days.OF_MONTH, "month", Days.OF_WEEK)),
    QUARTZ(CronType.QUARTZ, List.of("second", "minute", "hour", Days.OF_MONTH, "month", Days.OF_WEEK, "year"));

    private static final int UNIX_FIELDS = 5;
    private static final String EVERY = "*";
    private static final String UNSPECIFIED = "?";

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

    Cron parse(String expression) {
        return new CronParser(definition).parse(expression).validate();
    }

    String fieldName(int index) {
        return fieldNames.get(index);
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
