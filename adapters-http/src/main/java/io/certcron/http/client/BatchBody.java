package io.certcron.http.client;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The body of one request, which remembers whether any of it may have left, and is never sent again. */
final class BatchBody extends RequestBody {

    private static final MediaType JSON = MediaType.get("application/json");

    private final byte[] json;
    private volatile boolean begun;

    BatchBody(byte[] json) {
        this.json = json;
    }

    /** Whether a connection was there and the body was begun; without one the service can't have acted on anything. */
    boolean begun() {
        return begun;
    }

    /** Keeps OkHttp from repeating the request by itself, as it otherwise does for a 503 with {@code Retry-After: 0}. */
    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return json.length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        begun = true;
        sink.write(json);
    }
}
