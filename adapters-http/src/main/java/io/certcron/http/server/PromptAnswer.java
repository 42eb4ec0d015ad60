package io.certcron.http.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * An answer that is ready to be sent, to whoever asks.
 *
 * @param status the HTTP status
 * @param mediaType what its content is
 * @param content never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PromptAnswer(int status, String mediaType, byte[] content) {

    void write(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
        response.write(true, ByteBuffer.wrap(content), callback);
    }
}
