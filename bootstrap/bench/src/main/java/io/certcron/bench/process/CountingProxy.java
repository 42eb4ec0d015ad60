package io.certcron.bench.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.LongAdder;

/** Stands between a contender and the database, and counts what passes in both directions. */
public final class CountingProxy implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final LongAdder bytes = new LongAdder();
    private final ServerSocket server;
    private final int port;

    /** @param port where the database listens, on the loopback interface */
    public CountingProxy(int port) {
        this.port = port;
        try {
            this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
    }

    /** Where it listens, on the loopback interface. */
    public int port() {
        return server.getLocalPort();
    }

    /** How many bytes have passed. */
    public long bytes() {
        return bytes.sum();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket contender = server.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), port);
                contender.setTcpNoDelay(true);
                database.setTcpNoDelay(true);
                start(() -> pass(contender, database));
                start(() -> pass(database, contender));
            } catch (IOException closed) {
                // the loop ends with the server's socket
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.add(read);
                out.write(buffer, 0, read);
            }
        } catch (IOException ended) {
            // as does whatever was connected
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "counting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
