package io.certcron.http.server;

import io.certcron.domain.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets a request through once it has come whole. Until then it holds no thread: one that sends a byte at a time costs the
 * memory of what it has sent. What was answered a moment ago is answered again by the thread that reads from all
 * connections; all else by threads that may wait, and what is urgent by some of its own. Thread-safe.
 */
final class WholeRequests extends Handler.Wrapper {

    /** Far more than any request of ours. */
    static final int MAX_BODY = 64 * 1_024;

    /** What all bodies that are under way may hold. */
    private static final long MAX_UNDER_WAY = 256L * MAX_BODY;

    /** Others would each become an entry of Javalin's list of methods, for ever. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final ConnectionDeadlines deadlines;
    private final RepeatedAnswers repeated;
    private final List<Routes> parts;
    private final Executor threads;
    private final Executor urgentThreads;
    private final AtomicLong underWay = new AtomicLong();

    WholeRequests(
            Handler next,
            ConnectionDeadlines deadlines,
            RepeatedAnswers repeated,
            List<Routes> parts,
            Executor threads,
            Executor urgentThreads) {
        super(next);
        this.deadlines = deadlines;
        this.repeated = repeated;
        this.parts = List.copyOf(parts);
        this.threads = threads;
        this.urgentThreads = urgentThreads;
    }

    /** Whatever may wait is left to other threads. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        deadlines.headerReceived(request);
        if (!METHODS.contains(request.getMethod())) {
            refuse(
                    Problem.of(405, ErrorCode.METHOD_NOT_ALLOWED, "Use another method.")
                            .with("Allow", "GET"),
                    request,
                    response,
                    callback);
            return true;
        }
        if (request.getLength() > MAX_BODY) {
            refuseSize(request, response, callback);
            return true;
        }
        if (request.getLength() == 0 || !hasBody(request)) {
            deadlines.bodyReceived(request);
            if (!repeated.answer(request, response, callback)) {
                route(request, repeated.recorded(request, response), callback);
            }
            return true;
        }
        new IncomingBody(this, request, response, callback).run();
        return true;
    }

    private static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** The request has come whole, and has content. */
    void pass(Request request, Response response, Callback callback) {
        deadlines.bodyReceived(request);
        route(request, response, callback);
    }

    private void route(Request request, Response response, Callback callback) {
        threadsFor(request).execute(() -> answer(request, response, callback));
    }

    private Executor threadsFor(Request request) {
        String path = request.getHttpURI().getPath();
        return parts.stream().anyMatch(part -> part.isUrgent(path)) ? urgentThreads : threads;
    }

    private void answer(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(HeadRequest.routed(request), response, callback)) {
                Response.writeError(request, response, callback, 404);
            }
        } catch (Exception | Error unexpected) {
            Response.writeError(request, response, callback, unexpected);
        }
    }

    /** Whether there is room for so many bytes; they are to be given back. */
    boolean take(int bytes) {
        if (underWay.addAndGet(bytes) <= MAX_UNDER_WAY) {
            return true;
        }
        underWay.addAndGet(-bytes);
        return false;
    }

    void giveBack(int bytes) {
        underWay.addAndGet(-bytes);
    }

    static void refuseSize(Request request, Response response, Callback callback) {
        refuse(
                Problem.of(413, ErrorCode.REQUEST_TOO_LARGE, "Send a body of at most " + MAX_BODY + " bytes."),
                request,
                response,
                callback);
    }

    static void refuseBusy(Request request, Response response, Callback callback) {
        refuse(
                Problem.of(503, ErrorCode.REQUEST_REFUSED_BUSY, "Too many requests are under way. Try again shortly.")
                        .retryAfter(Duration.ofSeconds(1)),
                request,
                response,
                callback);
    }

    /** What is left of the request is not worth keeping. */
    private static void refuse(Problem problem, Request request, Response response, Callback callback) {
        Leftovers left = new Leftovers(request, callback);
        JettyProblems.write(problem.with("Connection", "close"), response, Callback.from(left, callback::failed));
    }
}
