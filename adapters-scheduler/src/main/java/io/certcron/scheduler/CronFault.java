package io.certcron.scheduler;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Says what is wrong with an expression, and where: cron-utils alone says only what. */
final class CronFault {

    private static final String PREFIX = "cronExpression: ";
    private static final String LIBRARYS_PREFIX = "Failed to parse cron expression. ";
    private static final String LIBRARYS_BACKWARDS = "Invalid range!";
    private static final Pattern LIBRARYS_SHRUG = Pattern.compile("Invalid (chars in )?expression[!:].*");

    private CronFault() {}

    static IllegalArgumentException tooLong(int length) {
        return fault("has " + length + " characters, and may have " + CronExpression.MAX_LENGTH);
    }

    static IllegalArgumentException unknownNickname(CronField nickname) {
        String reason = nickname.text().equalsIgnoreCase("@reboot")
                ? "%s names no time: write fields, or one of %s"
                : "%s is none of %s";
        return fault(reason.formatted(nickname.quoted(), CronExpression.NICKNAMES.keySet()));
    }

    static IllegalArgumentException afterNickname(CronField field) {
        return fault("nothing may follow a nickname, and %s does, at character %d"
                .formatted(field.quoted(), field.position()));
    }

    static IllegalArgumentException wrongNumberOfFields(int count) {
        return fault("needs five fields (UNIX), or six or seven (Quartz), and has " + count);
    }

    /** Refuses what cron-utils reads and then fails on. */
    static void refuseWhatTheLibraryDoesNot(CronSyntax syntax, List<CronField> fields) {
        for (int i = 0; i < fields.size(); i++) {
            Optional<String> reason = syntax.trap(i, fields.get(i).text());
            if (reason.isPresent()) {
                throw fault(place(syntax, fields, i) + ": " + reason.get());
            }
        }
    }

    /** The fault of an expression that has as many fields as it should. */
    static IllegalArgumentException in(List<CronField> fields, CronSyntax syntax, IllegalArgumentException librarys) {
        String message = IntStream.range(0, fields.size())
                .mapToObj(index -> faultOf(index, fields, syntax))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> faultOfSeveral(fields, syntax, librarys));
        return new IllegalArgumentException(PREFIX + message, librarys);
    }

    private static Optional<String> faultOf(int index, List<CronField> fields, CronSyntax syntax) {
        String field = fields.get(index).text();
        try {
            syntax.parse(syntax.alone(index, field, fields.size()));
            return Optional.empty();
        } catch (IllegalArgumentException fault) {
            String reason = syntax.hint(index, field).orElseGet(() -> reason(fault));
            return Optional.of(place(syntax, fields, index) + ": " + reason);
        }
    }

    /** Quartz alone has fields that depend on each other. */
    private static String faultOfSeveral(List<CronField> fields, CronSyntax syntax, IllegalArgumentException librarys) {
        return syntax == CronSyntax.QUARTZ
                ? place(syntax, fields, CronSyntax.QUARTZ_DAY_OF_MONTH) + ", and "
                        + place(syntax, fields, CronSyntax.QUARTZ_DAY_OF_WEEK)
                        + ": one of the two must be ?, and the other not"
                : reason(librarys);
    }

    private static String place(CronSyntax syntax, List<CronField> fields, int index) {
        CronField field = fields.get(index);
        return "field %d (%s), %s at character %d"
                .formatted(index + 1, syntax.fieldName(index), field.quoted(), field.position());
    }

    private static String reason(IllegalArgumentException fault) {
        String message = String.valueOf(fault.getMessage());
        String reason = message.startsWith(LIBRARYS_PREFIX) ? message.substring(LIBRARYS_PREFIX.length()) : message;
        if (reason.startsWith(LIBRARYS_BACKWARDS)) {
            return "a range can't run backwards";
        }
        return LIBRARYS_SHRUG.matcher(reason).matches() ? "can't be read" : reason;
    }

    private static IllegalArgumentException fault(String message) {
        return new IllegalArgumentException(PREFIX + message);
    }
}
