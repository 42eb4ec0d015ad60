package io.certcron.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is wrong with an expression, and where: cron-utils alone says only what. */
final class CronFault {

    private static final String PREFIX = "cronExpression: ";
    private static final Pattern FIELD = Pattern.compile("\\S+");
    private static final String LIBRARYS_PREFIX = "Failed to parse cron expression. ";

    private CronFault() {}

    static IllegalArgumentException unknownNickname(String text) {
        return new IllegalArgumentException(PREFIX + "'" + text + "' is none of " + CronExpression.NICKNAMES.keySet());
    }

    static IllegalArgumentException wrongNumberOfFields(int count) {
        return new IllegalArgumentException(
                PREFIX + "needs five fields (UNIX), or six or seven (Quartz), and has " + count);
    }

    static IllegalArgumentException neverDue(String text) {
        return new IllegalArgumentException(PREFIX + "'" + text + "' is never due");
    }

    /** The fault of an expression that has as many fields as it should. */
    static IllegalArgumentException in(String text, CronSyntax syntax, IllegalArgumentException librarys) {
        String message = firstFaultyField(text, syntax).orElseGet(() -> reason(librarys));
        return new IllegalArgumentException(PREFIX + message, librarys);
    }

    private static Optional<String> firstFaultyField(String text, CronSyntax syntax) {
        List<String> fields = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        Matcher matcher = FIELD.matcher(text);
        while (matcher.find()) {
            fields.add(matcher.group());
            positions.add(matcher.start() + 1);
        }
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            Optional<String> fault = fault(syntax, syntax.alone(i, field, fields.size()));
            if (fault.isPresent()) {
                return Optional.of("field %d (%s), '%s' at character %d: %s"
                        .formatted(i + 1, syntax.fieldName(i), field, positions.get(i), fault.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fault(CronSyntax syntax, String expression) {
        try {
            syntax.parse(expression);
            return Optional.empty();
        } catch (IllegalArgumentException fault) {
            return Optional.of(reason(fault));
        }
    }

    private static String reason(IllegalArgumentException fault) {
        String message = String.valueOf(fault.getMessage());
        return message.startsWith(LIBRARYS_PREFIX) ? message.substring(LIBRARYS_PREFIX.length()) : message;
    }
}
