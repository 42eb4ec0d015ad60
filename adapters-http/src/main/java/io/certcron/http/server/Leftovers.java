package io.certcron.http.server;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * What is still to come of a request that was refused. It is read and forgotten before the connection is closed, as one that
 * is closed on a caller who still sends is reset, and the answer is lost with it (RFC 9112, section 9.6). The deadline of the
 * body ends it.
 */
final class Leftovers implements Invocable.Task {

    private final Request request;
    private final Callback callback;

    Leftovers(Request request, Callback callback) {
        this.request = request;
        this.callback = callback;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            chunk.release();
            if (Content.Chunk.isFailure(chunk)) {
                callback.failed(chunk.getFailure());
                return;
            }
            if (chunk.isLast()) {
                callback.succeeded();
                return;
            }
        }
    }
}
