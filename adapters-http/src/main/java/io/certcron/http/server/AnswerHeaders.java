package io.certcron.http.server;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** What every answer's header says, unless the route says otherwise. */
final class AnswerHeaders implements HttpConfiguration.Customizer {

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store");

    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        addTo(answer);
        return request;
    }

    static void addTo(HttpFields.Mutable answer) {
        ALWAYS.forEach(answer::put);
    }
}
