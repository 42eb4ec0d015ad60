package io.certcron.http.client;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Answers the only item of a request as done. */
final class EchoingDispatcher extends Dispatcher {

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String body = request.getBody().utf8();
        String key = body.replaceFirst(".*\"idempotency_key\":\"([^\"]+)\".*", "$1");
        return LoopbackService.json(
                200, "{\"results\": [{\"idempotency_key\": \"" + key + "\", \"outcome\": \"done\"}]}");
    }
}
