package io.certcron.bootstrap.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * So many requests a second, each at its appointed time whether or not the one before was answered; how long one took is
 * counted from that time. One thread sends and receives all of them: it shares the processors with what it measures.
 */
final class SteadyLoad {

    private static final int CONNECTIONS = 32;
    private static final Duration STRAGGLERS = Duration.ofSeconds(10);

    private final InetSocketAddress server;
    private final List<byte[]> requests = new ArrayList<>();

    private SteadyLoad(InetSocketAddress server) {
        this.server = server;
    }

    static SteadyLoad on(URI address) {
        return new SteadyLoad(new InetSocketAddress(address.getHost(), address.getPort()));
    }

    /** Asks for a path as well; each in turn. */
    SteadyLoad get(String path, String... headers) {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + server.getHostString());
        for (String header : headers) {
            request.append("\r\n").append(header);
        }
        requests.add(request.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Sends them, and returns when all are answered. */
    LoadFigures run(int perSecond, Duration duration) throws IOException {
        int count = (int) (perSecond * duration.toSeconds());
        LoadFigures figures = new LoadFigures(System.nanoTime(), perSecond, count);
        // the one that has been idle longest comes next: the server closes those that stay idle
        Deque<LoadConnection> free = new ArrayDeque<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                free.add(LoadConnection.open(server, selector));
            }
            int next = 0;
            long end = figures.appointed(count) + STRAGGLERS.toNanos();
            while (next < count || free.size() < CONNECTIONS) {
                while (next < count && !free.isEmpty() && System.nanoTime() >= figures.appointed(next)) {
                    free.remove().send(requests.get(next % requests.size()), next++);
                }
                selector.select(key -> receive(key, free, figures), 1);
                if (System.nanoTime() > end) {
                    throw new IOException("Requests were not answered within " + STRAGGLERS);
                }
            }
            for (LoadConnection each : free) {
                each.close();
            }
        }
        return figures;
    }

    private static void receive(SelectionKey key, Deque<LoadConnection> free, LoadFigures figures) {
        LoadConnection connection = (LoadConnection) key.attachment();
        try {
            int answered = connection.receive();
            if (answered >= 0) {
                figures.answered(answered, connection.wasOk());
                free.add(connection);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
