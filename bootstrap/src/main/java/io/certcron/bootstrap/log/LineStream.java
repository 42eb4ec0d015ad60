package io.certcron.bootstrap.log;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands on each line that is written. Thread-safe. */
final class LineStream extends OutputStream {

    private static final int MAX_LINE_BYTES = 16_384;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Consumer<String> reader;

    LineStream(Consumer<String> reader) {
        this.reader = reader;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n' || line.size() == MAX_LINE_BYTES) {
            endLine();
        }
        if (octet != '\n' && octet != '\r') {
            line.write(octet);
        }
    }

    @Override
    public synchronized void close() {
        endLine();
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (!text.isBlank()) {
            reader.accept(text);
        }
    }
}
