package io.certcron.http.api;

import io.certcron.domain.ErrorCode;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a schedule as an entity tag; RFC 9110, sections 8.8.3 and 13.1.1. */
final class Version {

    private static final Pattern STRONG = Pattern.compile("\"([0-9]{1,18})\"");
    private static final Pattern WEAK_OR_OTHER = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e]*\"");
    private static final String HEADER = "If-Match";

    private Version() {}

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** The version that the caller has seen. */
    static long expected(Context request) {
        String given = Optional.ofNullable(request.header(HEADER))
                .map(String::strip)
                .orElseThrow(() -> Refusal.of(
                        Refusal.VERSION_MISSING,
                        ErrorCode.VERSION_REQUIRED,
                        "Read the schedule, and send its ETag as If-Match, so that nobody's change is lost."));
        Matcher strong = STRONG.matcher(given);
        if (strong.matches()) {
            return Long.parseLong(strong.group(1));
        }
        if (WEAK_OR_OTHER.matcher(given).matches()) {
            throw Refusal.of(
                    Refusal.OUTDATED,
                    ErrorCode.VERSION_OUTDATED,
                    "If-Match is no ETag of this schedule. Read the schedule, and send its ETag.");
        }
        throw Refusal.malformed(
                HEADER,
                "If-Match: must be the one ETag that was read, with its quotes, such as \"3\"; * is not taken.");
    }

    static RuntimeException outdated(long now) {
        return Refusal.of(
                Refusal.OUTDATED,
                ErrorCode.VERSION_OUTDATED,
                "Somebody has changed the schedule since: its version is " + now + " now. Read it, and decide anew.");
    }
}
