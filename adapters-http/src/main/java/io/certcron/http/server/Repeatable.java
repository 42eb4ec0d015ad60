package io.certcron.http.server;

import io.javalin.http.Context;
import org.eclipse.jetty.server.Request;

/**
 * Answers that may be given again: whoever asks the very same within {@link RepeatedAnswers#MOMENT}, header for header, gets
 * them without another look, unless somebody {@linkplain Changing changes} something. For what many ask again and again.
 */
public final class Repeatable {

    private static final String ATTRIBUTE = Repeatable.class.getName();

    private Repeatable() {}

    /** Notes that the answer may be given again. It must depend on nothing but the request and what may be that old. */
    public static void note(Context exchange) {
        exchange.attribute(ATTRIBUTE, true);
    }

    static boolean isNoted(Request request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
