package io.certcron.http.server;

import io.certcron.domain.ErrorCode;
import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Problem documents for what fails before a route is reached: requests that HTTP itself forbids. */
final class JettyProblems extends ErrorHandler {

    private static final int FIRST_SERVER_ERROR = 500;
    private static final int NOT_FOUND = 404;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADER_TOO_LARGE = 431;
    private static final int CONTENT_TOO_LARGE = 413;
    private static final Set<Integer> TOO_LARGE = Set.of(CONTENT_TOO_LARGE, URI_TOO_LONG, HEADER_TOO_LARGE);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        write(problemOf(response.getStatus()), response, callback);
        return true;
    }

    static void write(Problem problem, Response response, Callback callback) {
        response.setStatus(problem.status());
        AnswerHeaders.addTo(response.getHeaders());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        problem.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(problem.json()), callback);
    }

    private static Problem problemOf(int status) {
        if (status >= FIRST_SERVER_ERROR) {
            return Problem.of(status, ErrorCode.UNEXPECTED_EXCEPTION, "The request failed for a reason that is ours.");
        }
        if (TOO_LARGE.contains(status)) {
            return Problem.of(status, ErrorCode.REQUEST_TOO_LARGE, "Send a shorter address, header or body.");
        }
        return status == NOT_FOUND
                ? Problem.of(status, ErrorCode.RESOURCE_NOT_FOUND, "There is nothing at this address.")
                : Problem.of(status, ErrorCode.REQUEST_INVALID, "Send a request that HTTP allows.");
    }
}
