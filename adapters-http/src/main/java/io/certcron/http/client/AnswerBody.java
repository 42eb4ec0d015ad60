package io.certcron.http.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/** The body of an answer, as far as it was read. Malformed bytes are replaced. */
record AnswerBody(String text, Ending ending) {

    /** The most that is read of a body, after decompression. */
    static final long LIMIT = 1 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    enum Ending {
        WHOLE,
        /** By our limit or by a lost connection. */
        CUT_OFF,
        TIMED_OUT
    }

    static AnswerBody read(ResponseBody body) {
        Buffer bytes = new Buffer();
        Ending ending = fill(bytes, body.source());
        String text = bytes.snapshot((int) Math.min(bytes.size(), LIMIT)).string(charsetOf(body));
        return new AnswerBody(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, ending);
    }

    boolean isWhole() {
        return ending == Ending.WHOLE;
    }

    private static Ending fill(Buffer bytes, BufferedSource source) {
        try {
            while (bytes.size() <= LIMIT) {
                if (source.read(bytes, LIMIT + 1 - bytes.size()) == -1) {
                    return Ending.WHOLE;
                }
            }
            return Ending.CUT_OFF;
        } catch (IOException failure) {
            return CallFailure.isTimeout(failure) ? Ending.TIMED_OUT : Ending.CUT_OFF;
        }
    }

    private static Charset charsetOf(ResponseBody body) {
        MediaType type = body.contentType();
        Charset named = type == null ? null : type.charset();
        return named == null ? UTF_8 : named;
    }
}
