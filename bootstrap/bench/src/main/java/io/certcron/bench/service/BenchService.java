package io.certcron.bench.service;

import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Both services, on a free port of the loopback interface, which it prints. Ends with its standard input. */
public final class BenchService {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int THREADS = 8;

    private BenchService() {}

    /** Serves until the process that started this one ends. */
    public static void main(String[] arguments) throws Exception {
        Effects effects = new Effects();
        Server server = new Server(new QueuedThreadPool(THREADS));
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(LOOPBACK);
        server.setConnectors(List.of(connector).toArray(ServerConnector[]::new));
        server.setHandler(new ServiceHandler(effects, server.getScheduler()));
        server.start();
        System.out.println(connector.getLocalPort());
        System.out.flush();
        while (System.in.read() >= 0) {
            // says nothing: it is there to end with
        }
        server.stop();
        effects.close();
    }
}
