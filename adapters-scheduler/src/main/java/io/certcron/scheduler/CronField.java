package io.certcron.scheduler;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A field of an expression as it was written.
 *
 * @param text what was written
 * @param position where it begins in the expression: 1 is the first character
 */
record CronField(String text, int position) {

    private static final int LONGEST_QUOTE = 40;

    /** Text without white space, such as the no-break space that comes with what is copied from a web page. */
    private static final Pattern FIELD = Pattern.compile("\\S+", Pattern.UNICODE_CHARACTER_CLASS);

    static List<CronField> in(String expression) {
        return FIELD.matcher(expression)
                .results()
                .map(found -> new CronField(found.group(), found.start() + 1))
                .toList();
    }

    /** The text between quotes, without control characters, and no more than its beginning where it is long. */
    String quoted() {
        String start = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
        return "'" + start.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
