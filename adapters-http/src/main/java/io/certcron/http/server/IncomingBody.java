package io.certcron.http.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/** A request's body, gathered as it comes. */
final class IncomingBody implements Invocable.Task {

    private final WholeRequests gate;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    IncomingBody(WholeRequests gate, Request request, Response response, Callback callback) {
        this.gate = gate;
        this.request = request;
        this.response = response;
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
            if (!goesOnAfter(chunk)) {
                return;
            }
        }
    }

    private boolean goesOnAfter(Content.Chunk chunk) {
        if (Content.Chunk.isFailure(chunk)) {
            end();
            callback.failed(chunk.getFailure());
            return false;
        }
        boolean last = chunk.isLast();
        int size = chunk.remaining();
        boolean room = gate.take(size);
        if (room) {
            body.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
        }
        chunk.release();
        if (!room) {
            end();
            WholeRequests.refuseBusy(request, response, callback);
            return false;
        }
        if (body.size() > WholeRequests.MAX_BODY) {
            end();
            WholeRequests.refuseSize(request, response, callback);
            return false;
        }
        if (last) {
            end();
            gate.pass(new Whole(request, body.toByteArray()), response, callback);
        }
        return !last;
    }

    private void end() {
        gate.giveBack(body.size());
    }

    /** The request with its whole body at hand. */
    private static final class Whole extends Request.Wrapper {

        private Content.Chunk next;

        Whole(Request request, byte[] body) {
            super(request);
            this.next = Content.Chunk.from(ByteBuffer.wrap(body), true);
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk now = next;
            next = Content.Chunk.EOF;
            return now;
        }

        @Override
        public void demand(Runnable task) {
            task.run();
        }

        @Override
        public boolean consumeAvailable() {
            return true;
        }
    }
}
