package io.certcron.bootstrap.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of a file: without a byte order mark, with {@link Column#MALFORMED} where it is not UTF-8, and with no row
 * longer than {@link #LONGEST_ROW}, so that a quote that is never closed doesn't take all memory.
 */
final class CsvText extends FilterReader {

    /** Far beyond any row, and more than the parser reads ahead. */
    static final int LONGEST_ROW = 64 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CountedBytes bytes;
    private int sinceRow;

    private CsvText(CountedBytes bytes, InputStream text) {
        super(new InputStreamReader(text, StandardCharsets.UTF_8));
        this.bytes = bytes;
    }

    static CsvText of(InputStream file) throws IOException {
        CountedBytes bytes = new CountedBytes(file);
        InputStream text = new BufferedInputStream(bytes);
        text.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(text.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            text.reset();
        }
        return new CsvText(bytes, text);
    }

    /** A row came to its end. */
    void endRow() {
        sinceRow = 0;
    }

    long bytesRead() {
        return bytes.count;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (sinceRow > LONGEST_ROW) {
            throw new RowTooLongException();
        }
        int read = super.read(buffer, offset, length);
        sinceRow += Math.max(read, 0);
        return read;
    }

    /** Thrown instead of reading on in a row without an end. */
    static final class RowTooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        RowTooLongException() {
            super("A row is too long");
        }
    }

    private static final class CountedBytes extends FilterInputStream {

        private long count;

        CountedBytes(InputStream file) {
            super(file);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
