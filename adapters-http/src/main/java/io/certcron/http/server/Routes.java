package io.certcron.http.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** A part of what the server serves. */
public interface Routes {

    /** Adds what it serves. */
    void addTo(RoutesConfig routes);

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
