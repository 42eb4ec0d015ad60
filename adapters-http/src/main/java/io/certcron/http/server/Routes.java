package io.certcron.http.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** A part of what the server serves. */
public interface Routes {

    /** Adds what it serves. */
    void addTo(RoutesConfig routes);

    /**
     * Whether requests to a path must not wait until others are answered: they have threads of their own. They are to be
     * answered within a second or two.
     */
    default boolean isUrgent(String path) {
        return false;
    }

    /** A request to any part may have changed something: what was read before it must not be shown any more. */
    default void changed() {}

    /**
     * Shows a problem in its own way, where the path is one of its own.
     *
     * @param exchange its status is set already
     * @return {@code false} where the path is none of its own; then the problem is shown as JSON
     */
    default boolean show(Problem problem, Context exchange) {
        return false;
    }
}
