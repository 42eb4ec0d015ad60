package io.certcron.http.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers one request with a head, the beginning of a body, and then a space at a time, until the client hangs up. */
final class DrippingServer implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CountDownLatch closed = new CountDownLatch(1);

    DrippingServer(String status, String beginning) throws IOException {
        new Thread(() -> serve(status, beginning), "dripping-server").start();
    }

    URI address() {
        return URI.create("http://" + listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
    }

    private void serve(String status, String beginning) {
        try (Socket socket = listener.accept()) {
            readHead(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 " + status + "\r\nContent-Length: 100000\r\n\r\n" + beginning).getBytes(US_ASCII));
            while (!closed.await(10, TimeUnit.MILLISECONDS)) {
                out.write(' ');
            }
        } catch (IOException hungUp) {
            closed.countDown();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next == -1) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
    }
}
