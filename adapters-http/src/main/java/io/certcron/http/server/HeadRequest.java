package io.certcron.http.server;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/** A HEAD, answered as the GET that it stands for (RFC 9110, section 9.3.2): Jetty keeps the content back. */
final class HeadRequest extends Request.Wrapper {

    private HeadRequest(Request head) {
        super(head);
    }

    /** The request as routes are to see it. */
    static Request routed(Request request) {
        return HttpMethod.HEAD.is(request.getMethod()) ? new HeadRequest(request) : request;
    }

    @Override
    public String getMethod() {
        return HttpMethod.GET.asString();
    }
}
