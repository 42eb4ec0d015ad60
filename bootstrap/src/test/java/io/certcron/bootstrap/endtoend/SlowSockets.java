package io.certcron.bootstrap.endtoend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that send the header of a request one byte at a time and never come to its end. */
final class SlowSockets implements AutoCloseable {

    private static final byte[] HEADER =
            ("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + "a".repeat(4_000)).getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress server;
    private final List<SocketChannel> channels = new ArrayList<>();
    private int position;

    private SlowSockets(InetSocketAddress server) {
        this.server = server;
    }

    static SlowSockets open(URI address, int count) throws IOException {
        SlowSockets sockets = new SlowSockets(new InetSocketAddress(address.getHost(), address.getPort()));
        for (int i = 0; i < count; i++) {
            sockets.channels.add(sockets.connect());
        }
        return sockets;
    }

    /** Sends one byte more on each; one that the server has closed is opened anew. */
    void sendByte() throws IOException {
        ByteBuffer next = ByteBuffer.wrap(HEADER, position++ % HEADER.length, 1);
        for (int i = 0; i < channels.size(); i++) {
            try {
                channels.get(i).write(next.duplicate());
            } catch (IOException closed) {
                channels.get(i).close();
                channels.set(i, connect());
            }
        }
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(server);
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
