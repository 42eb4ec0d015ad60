package io.certcron.bench.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * {@code /api/…/batch} takes a batch as the contract has it, {@code /api/…} a single item; {@code /bench/reset} and
 * {@code /bench/report} are for the harness. No thread waits while a request is being delayed.
 */
final class ServiceHandler extends Handler.Abstract.NonBlocking {

    private static final String REPORT = "/bench/report";
    private static final String RESET = "/bench/reset";
    private static final int LARGEST_BODY = 1024 * 1024;

    private final ObjectMapper json = new ObjectMapper();
    private final Effects effects;
    private final Scheduler scheduler;

    ServiceHandler(Effects effects, Scheduler scheduler) {
        this.effects = effects;
        this.scheduler = scheduler;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        switch (Request.getPathInContext(request)) {
            case REPORT -> answer(response, json.writeValueAsBytes(effects.report()), callback);
            case RESET -> {
                Fields fields = Request.extractQueryParameters(request);
                effects.reset(Long.parseLong(fields.getValue("delay_ms")), fields.getValue("certifications"));
                answer(response, "{}".getBytes(StandardCharsets.UTF_8), callback);
            }
            default -> carryOut(request, response, callback);
        }
        return true;
    }

    private void carryOut(Request request, Response response, Callback callback) {
        Content.Source.asByteArrayAsync(
                request,
                LARGEST_BODY,
                Promise.Invocable.from(
                        Invocable.InvocationType.NON_BLOCKING,
                        body -> carryOutLater(request, body, response, callback),
                        callback::failed));
    }

    private void carryOutLater(Request request, byte[] body, Response response, Callback callback) {
        long delay = effects.delayMillis();
        if (delay == 0) {
            carryOut(request, body, response, callback);
        } else {
            scheduler.schedule(() -> carryOut(request, body, response, callback), delay, TimeUnit.MILLISECONDS);
        }
    }

    private void carryOut(Request request, byte[] body, Response response, Callback callback) {
        try {
            byte[] answer = new AnswerWriter(effects, Request.getPathInContext(request)).answer(body);
            effects.exchanged(body.length, answer.length);
            answer(response, answer, callback);
        } catch (IOException | RuntimeException failure) {
            response.setStatus(HttpStatus.BAD_REQUEST_400);
            callback.succeeded();
        }
    }

    private static void answer(Response response, byte[] body, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
