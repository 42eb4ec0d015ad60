package io.certcron.domain;

import java.util.regex.Pattern;

/**
 * Who changed, executed, released or resolved something.
 *
 * @param name the name under which the caller is known: that of a token, {@code jwt:} and the subject of a JWT, the account of a command; 1 to
 *     {@value #MAX_NAME} characters, none of them a control character
 * @param way how they did it
 */
public record Operator(String name, Way way) {

    /** The longest name, in characters. */
    public static final int MAX_NAME = 200;

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1," + MAX_NAME + "}");

    /** The name has 1 to {@value #MAX_NAME} characters, and no control characters. */
    public Operator {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name: must be 1 to " + MAX_NAME + " characters, without control characters");
        }
    }

    /** How an operator reaches the job. */
    public enum Way {
        /** The REST API. */
        API,
        /** The operations page. */
        PAGE,
        /** The command line. */
        COMMAND_LINE,
        /** The program that embeds the job. */
        PROGRAM
    }
}
