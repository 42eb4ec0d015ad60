package io.certcron.http.api;

import io.certcron.domain.Operator;
import io.certcron.domain.Operator.Way;
import io.certcron.http.access.Caller;
import io.javalin.http.Context;

/**
 * One request of a caller who may make it, and its answer.
 *
 * @param http the request and the answer
 * @param caller who asks
 */
record Exchange(Context http, Caller caller) {

    /** The caller as the journal knows them. */
    Operator operator() {
        return new Operator(caller.name(), Way.API);
    }

    void answer(Object view) {
        answer(200, Json.bytes(view));
    }

    void answer(int status, byte[] json) {
        http.status(status).contentType(Json.MEDIA_TYPE).result(json);
    }

    /** What a request of the caller does. */
    @FunctionalInterface
    interface Endpoint {
        void handle(Exchange exchange);
    }
}
