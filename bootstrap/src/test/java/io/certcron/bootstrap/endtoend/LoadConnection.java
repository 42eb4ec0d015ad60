package io.certcron.bootstrap.endtoend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection of a {@link SteadyLoad}, kept open, with at most one request under way. */
final class LoadConnection implements AutoCloseable {

    private static final String OK = "HTTP/1.1 200 ";
    private static final String END_OF_HEADER = "\r\n\r\n";
    private static final String CHUNKED = "\r\nTransfer-Encoding: chunked\r\n";
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: ([0-9]+)\r\n");
    private static final int NOTHING = -1;
    private static final int IN_CHUNKS = -2;
    private static final int HEADER = 2_048;

    /** More than any answer that is asked for. */
    private static final int MAX_ANSWER = 256 * 1_024;

    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocate(MAX_ANSWER);
    private int underWay = NOTHING;
    private int length = NOTHING;
    private boolean ok;

    private LoadConnection(SocketChannel channel) {
        this.channel = channel;
    }

    static LoadConnection open(InetSocketAddress server, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        LoadConnection connection = new LoadConnection(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** @param number the request's, told again when it is answered */
    void send(byte[] request, int number) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(request);
        if (channel.write(bytes) != request.length) {
            throw new IOException("A request did not fit into an empty socket");
        }
        underWay = number;
        length = NOTHING;
        answer.clear();
    }

    boolean isFree() {
        return underWay == NOTHING;
    }

    /** Reads what has come, and returns the number of the request that is answered by now, or a negative number. */
    int receive() throws IOException {
        if (channel.read(answer) < 0) {
            throw new IOException("The server closed a connection");
        }
        if (length == NOTHING) {
            readHeader();
        }
        if (!isWhole()) {
            return NOTHING;
        }
        int answered = underWay;
        underWay = NOTHING;
        return answered;
    }

    private boolean isWhole() {
        int size = answer.position();
        return length == IN_CHUNKS
                ? Arrays.equals(answer.array(), size - LAST_CHUNK.length, size, LAST_CHUNK, 0, LAST_CHUNK.length)
                : length != NOTHING && size >= length;
    }

    boolean wasOk() {
        return ok;
    }

    private void readHeader() throws IOException {
        String come = new String(answer.array(), 0, Math.min(answer.position(), HEADER), StandardCharsets.ISO_8859_1);
        int end = come.indexOf(END_OF_HEADER);
        if (end < 0) {
            return;
        }
        ok = come.startsWith(OK);
        String header = come.substring(0, end + END_OF_HEADER.length());
        Matcher announced = LENGTH.matcher(header);
        if (announced.find()) {
            length = header.length() + Integer.parseInt(announced.group(1));
        } else if (header.contains(CHUNKED)) {
            length = IN_CHUNKS;
        } else {
            throw new IOException("An answer does not say how long it is: " + header);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
