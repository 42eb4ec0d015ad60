package io.certcron.http.api;

import io.certcron.domain.ErrorCode;
import io.certcron.http.server.Problem;
import io.certcron.http.server.ProblemException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which the API says no. */
final class Refusal {

    static final int MALFORMED = 400;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;
    static final int OUTDATED = 412;
    static final int UNSUPPORTED = 415;
    static final int UNACCEPTABLE = 422;
    static final int VERSION_MISSING = 428;

    /** How arguments of ours are refused: the name of the field, and what is wrong. */
    private static final Pattern ARGUMENT = Pattern.compile("(?s)([a-z][A-Za-z]*): (.+)");

    private static final Pattern UPPER = Pattern.compile("[A-Z]");

    private static final int SHOWN = 60;

    private Refusal() {}

    /** The request is not as the API describes it. */
    static ProblemException malformed(String field, String detail) {
        return new ProblemException(
                Problem.of(MALFORMED, ErrorCode.REQUEST_INVALID, detail).at(field));
    }

    /** The request is as described, and can't be granted as it is. */
    static ProblemException unacceptable(String field, String detail) {
        return new ProblemException(
                Problem.of(UNACCEPTABLE, ErrorCode.REQUEST_INVALID, detail).at(field));
    }

    /** The same, from what the domain says about an argument. */
    static ProblemException unacceptable(IllegalArgumentException fault) {
        Matcher argument = ARGUMENT.matcher(String.valueOf(fault.getMessage()));
        if (!argument.matches()) {
            throw fault;
        }
        String field = UPPER.matcher(argument.group(1))
                .replaceAll(letter -> "_" + letter.group().toLowerCase(Locale.ROOT));
        return unacceptable("/" + field, field + ": " + argument.group(2) + ".");
    }

    /** There is no such thing. */
    static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(NOT_FOUND, ErrorCode.RESOURCE_NOT_FOUND, detail));
    }

    static ProblemException of(int status, ErrorCode code, String detail) {
        return new ProblemException(Problem.of(status, code, detail));
    }

    /** What was sent, short and without anything that a terminal would obey. */
    static String shown(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", "?");
        return visible.length() <= SHOWN ? "'" + visible + "'" : "'" + visible.substring(0, SHOWN) + "…'";
    }
}
