package io.certcron.http.server;

import java.time.Duration;

/**
 * Where the server listens, and how much it takes from strangers.
 *
 * @param host the address that it listens on
 * @param port the port; 0 for any that is free
 * @param maxConnections how many connections are open at a time, at most; more wait to be accepted
 * @param headerTimeout how long a connection may take to send the header of its next request
 * @param requestTimeout how long a request may take to send its body
 */
public record ServerSettings(
        String host, int port, int maxConnections, Duration headerTimeout, Duration requestTimeout) {

    private static final int MAX_PORT = 65_535;
    private static final int DEFAULT_CONNECTIONS = 10_000;
    private static final Duration DEFAULT_HEADER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(15);

    public ServerSettings {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port: must be 0 to " + MAX_PORT + ", got " + port);
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections: must be positive, got " + maxConnections);
        }
        if (headerTimeout.isNegative() || headerTimeout.isZero()) {
            throw new IllegalArgumentException("headerTimeout: must be positive");
        }
        if (requestTimeout.isNegative() || requestTimeout.isZero()) {
            throw new IllegalArgumentException("requestTimeout: must be positive");
        }
    }

    /** The usual limits. */
    public static ServerSettings at(String host, int port) {
        return new ServerSettings(host, port, DEFAULT_CONNECTIONS, DEFAULT_HEADER_TIMEOUT, DEFAULT_REQUEST_TIMEOUT);
    }

    /** The same with another limit on connections. */
    public ServerSettings withMaxConnections(int limit) {
        return new ServerSettings(host, port, limit, headerTimeout, requestTimeout);
    }

    /** The same with other deadlines. */
    public ServerSettings withDeadlines(Duration header, Duration request) {
        return new ServerSettings(host, port, maxConnections, header, request);
    }
}
