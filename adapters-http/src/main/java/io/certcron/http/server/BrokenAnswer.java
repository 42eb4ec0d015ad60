package io.certcron.http.server;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** An answer that can't be brought to its end. */
public final class BrokenAnswer {

    private BrokenAnswer() {}

    /** Cuts the connection, so that the caller sees that something is missing. */
    public static void cut(Context exchange) {
        ServletContextRequest.getServletContextRequest(exchange.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
