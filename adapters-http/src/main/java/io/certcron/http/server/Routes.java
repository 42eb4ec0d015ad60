package io.certcron.http.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** A part of what the server serves. */
public interface Routes {

    /** Adds what it serves. */
    void addTo(RoutesConfig routes);

    /**
     * An answer that is at hand. Asked on the one thread that reads from all connections: it must wait for nothing.
     *
     * @param path of a GET without a query or content
     * @return empty where it has to be asked of the routes
     */
    default Optional<PromptAnswer> answerAtHand(String path) {
        return Optional.empty();
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
