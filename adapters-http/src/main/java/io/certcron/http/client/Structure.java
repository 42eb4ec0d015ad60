package io.certcron.http.client;

import io.certcron.application.redaction.Redactor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where data begins in a text: JSON, what a program prints of its objects, or the row that PostgreSQL quotes. */
final class Structure {

    private static final Pattern START =
            Pattern.compile("\\A\"|=\\(|\\bcontains \\(|[{\\[]\\s{0,99}(?:[\"'{\\[]|\\w{1,64}\\s{0,9}[:=])");

    private Structure() {}

    /** Where the first data begins; the text's length where there is none. */
    static int startIn(String text) {
        Matcher start = START.matcher(text);
        return start.find() ? start.start() : text.length();
    }

    /** The words before the first data. */
    static String wordsBefore(String text) {
        int start = startIn(text);
        return start == text.length() ? text : text.substring(0, start) + Redactor.CUT;
    }
}
