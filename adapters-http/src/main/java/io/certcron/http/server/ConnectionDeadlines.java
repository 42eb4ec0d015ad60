package io.certcron.http.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/**
 * Closes connections that dawdle. Jetty's own idle timeout begins anew with each byte, so that one byte every few seconds
 * keeps a connection for ever. Thread-safe.
 */
final class ConnectionDeadlines implements Connection.Listener {

    /** The longest answer, a list of everything that is due, takes less than a minute on any network that is worth it. */
    private static final Duration TO_TAKE_AN_ANSWER = Duration.ofMinutes(5);

    private final Duration toSendHeader;
    private final Duration toSendBody;
    private final Map<EndPoint, AtomicLong> deadlines = new ConcurrentHashMap<>();

    ConnectionDeadlines(ServerSettings settings) {
        this.toSendHeader = settings.headerTimeout();
        this.toSendBody = settings.requestTimeout();
    }

    @Override
    public void onOpened(Connection connection) {
        deadlines.put(connection.getEndPoint(), new AtomicLong(in(toSendHeader)));
    }

    @Override
    public void onClosed(Connection connection) {
        deadlines.remove(connection.getEndPoint());
    }

    /** A header has come; its body may follow. */
    void headerReceived(Request request) {
        set(request, toSendBody);
        Request.addCompletionListener(request, failure -> set(request, toSendHeader));
    }

    /** The whole request has come. */
    void bodyReceived(Request request) {
        set(request, TO_TAKE_AN_ANSWER);
    }

    /** Closes those whose time is up. */
    void sweep() {
        long now = System.nanoTime();
        deadlines.forEach((connection, deadline) -> {
            if (now - deadline.get() > 0) {
                deadlines.remove(connection);
                connection.close();
            }
        });
    }

    private void set(Request request, Duration time) {
        AtomicLong deadline =
                deadlines.get(request.getConnectionMetaData().getConnection().getEndPoint());
        if (deadline != null) {
            deadline.set(in(time));
        }
    }

    private static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }
}
