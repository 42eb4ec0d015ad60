package io.certcron.bootstrap.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everybody whom a process tells how its run ended: a webhook, a dead man's switch and a Pushgateway. */
final class MessageReceiver implements AutoCloseable {

    /** What came: of the address, all after the port. */
    record Message(String method, String address, String body) {}

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    private MessageReceiver(HttpServer server) {
        this.server = server;
    }

    static MessageReceiver start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            MessageReceiver receiver = new MessageReceiver(server);
            server.createContext("/", receiver::take);
            server.start();
            return receiver;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a process needs to know to tell us, without the prefix of the names. */
    Map<String, String> settings() {
        return Map.of(
                "ALERTS_WEBHOOK_URL", address("/webhook"),
                "ALERTS_PING_URL", address("/ping"),
                "METRICS_PUSHGATEWAY_URL", address("/push"));
    }

    /** What came to the addresses that begin so, in order. */
    List<Message> messagesTo(String begin) {
        return messages.stream()
                .filter(message -> message.address().startsWith(begin))
                .toList();
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    private String address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path)
                .toString();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            messages.add(new Message(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), body));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
