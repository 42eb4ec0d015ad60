package io.certcron.http.server;

import io.javalin.http.Context;

/**
 * Requests that may change something. Once one has been handled, and before it is answered, every part of the server
 * {@linkplain Routes#changed forgets} what it has read: whoever changed it wants to see it.
 */
public final class Changing {

    private static final String ATTRIBUTE = Changing.class.getName();

    private Changing() {}

    /** Notes that the request may change something. Not before it is clear that its sender may. */
    public static void note(Context exchange) {
        exchange.attribute(ATTRIBUTE, true);
    }

    static boolean isNoted(Context exchange) {
        return exchange.attribute(ATTRIBUTE) != null;
    }
}
