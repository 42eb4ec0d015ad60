package io.certcron.http.server;

import io.certcron.application.log.EventLog;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.servlet.JavalinServlet;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * The HTTP server of the operations surface, by Jetty and Javalin. Its threads, connections, and the time and memory that
 * a stranger can take are bounded. Thread-safe.
 */
public final class OperationsServer implements AutoCloseable {

    /** Each waits for the database most of the time; the pool of connections behind them is smaller. */
    private static final int MAX_THREADS = 48;

    private static final int MIN_THREADS = 4;

    /** Health is looked up by one at a time, and whoever else asks gets what was found before. */
    private static final int MAX_URGENT_THREADS = 4;

    /** They accept, read and write, and wait for nothing else: whoever knocks is heard while all others are busy. */
    private static final int MAX_CONNECTION_THREADS = 8;

    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 1;
    private static final Duration SWEEP = Duration.ofMillis(250);
    private static final Duration TO_STOP = Duration.ofSeconds(2);
    private static final Duration TO_CLOSE_IDLE = Duration.ofMillis(50);
    private static final int MAX_HEADER = 16 * 1_024;

    /** A page of ours fits in, and is sent in one piece; Jetty would send what it is given, 8 KiB each. */
    private static final int ANSWER_BUFFER = 64 * 1_024;

    private final Server server;
    private final ServerConnector connector;
    private final ServerSettings settings;
    private final ConnectionDeadlines deadlines;
    private final RepeatedAnswers repeated = new RepeatedAnswers();

    private OperationsServer(ServerSettings settings, List<Routes> parts, EventLog log) {
        this.settings = settings;
        QueuedThreadPool threads = threads("http", MAX_THREADS);
        this.server = new Server(threads, new ScheduledExecutorScheduler("http-timer", true), null);
        QueuedThreadPool urgentThreads = threads("http-urgent", MAX_URGENT_THREADS);
        server.addBean(urgentThreads);
        this.deadlines = new ConnectionDeadlines(settings);
        this.connector = connector();
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.maxConnections(), server));
        server.setHandler(
                new WholeRequests(servlets(parts, log, repeated), deadlines, repeated, parts, threads, urgentThreads));
        server.setErrorHandler(new JettyProblems());
        server.setStopAtShutdown(false);
        server.setStopTimeout(TO_STOP.toMillis());
    }

    /**
     * Starts a server.
     *
     * @param parts what it serves
     * @param log is told of what nobody expected
     * @throws IOException if it can't listen there
     */
    public static OperationsServer start(ServerSettings settings, List<Routes> parts, EventLog log) throws IOException {
        OperationsServer started = new OperationsServer(settings, parts, log);
        try {
            started.server.start();
            started.sweepAgainAndAgain();
            return started;
        } catch (Exception failure) {
            started.close();
            throw new IOException("The HTTP server did not start", failure);
        }
    }

    /** Where it listens. */
    public URI address() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return URI.create("http://" + host + ":" + port());
    }

    /** The port that it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("The HTTP server did not stop", failure);
        }
    }

    private static QueuedThreadPool threads(String name, int most) {
        QueuedThreadPool threads = new QueuedThreadPool(most, MIN_THREADS);
        threads.setName(name);
        threads.setDaemon(true);
        return threads;
    }

    private ServerConnector connector() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        // else a cookie or token that differs in case alone is taken for the one before it on the connection
        http.setHeaderCacheCaseSensitive(true);
        http.setRequestHeaderSize(MAX_HEADER);
        http.setOutputBufferSize(ANSWER_BUFFER);
        http.setOutputAggregationSize(ANSWER_BUFFER);
        http.addCustomizer(new AnswerHeaders());
        ServerConnector made = new ServerConnector(
                server,
                threads("http-connections", MAX_CONNECTION_THREADS),
                null,
                null,
                ACCEPTORS,
                SELECTORS,
                new HttpConnectionFactory(http));
        made.setHost(settings.host());
        made.setPort(settings.port());
        made.setIdleTimeout(
                settings.headerTimeout().plus(settings.requestTimeout()).toMillis());
        made.setShutdownIdleTimeout(TO_CLOSE_IDLE.toMillis());
        made.addBean(deadlines);
        return made;
    }

    private static ServletContextHandler servlets(List<Routes> parts, EventLog log, RepeatedAnswers repeated) {
        RequestProblems problems = new RequestProblems(parts, log);
        Javalin javalin = Javalin.create(config -> configure(config, parts, problems, repeated));
        ServletContextHandler servlets = new ServletContextHandler();
        // Javalin's own servlet() upgrades to WebSocket, which nothing of ours does
        servlets.addServlet(new ServletHolder(new JavalinServlet(javalin.unsafe)), "/*");
        return servlets;
    }

    private static void configure(
            JavalinConfig config, List<Routes> parts, RequestProblems problems, RepeatedAnswers repeated) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = WholeRequests.MAX_BODY;
        config.http.generateEtags = false;
        config.router.ignoreTrailingSlashes = true;
        config.router.javaLangErrorHandler((answer, error) -> {
            problems.unexpected(error);
            answer.setStatus(500);
        });
        problems.addTo(config.routes);
        parts.forEach(part -> part.addTo(config.routes));
        config.routes.after(exchange -> {
            if (Changing.isNoted(exchange)) {
                parts.forEach(Routes::changed);
                repeated.forget();
            }
        });
    }

    /** A scheduler that is not running yet takes a task, and forgets it. */
    private void sweepAgainAndAgain() {
        connector
                .getScheduler()
                .schedule(
                        () -> {
                            if (server.isRunning()) {
                                sweepAgainAndAgain();
                                deadlines.sweep();
                                repeated.sweep();
                            }
                        },
                        SWEEP);
    }
}
