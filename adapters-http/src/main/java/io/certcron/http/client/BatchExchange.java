package io.certcron.http.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** One request for one batch: sent at most once, and every trouble turned into an answer. */
final class BatchExchange {

    private final OkHttpClient client;
    private final ServiceEndpoint endpoint;
    private final String token;
    private final AnswerClassifier classifier;
    private final Circuit circuit;

    BatchExchange(HttpClients clients, HttpServiceSettings settings, String path, Redactor redactor, Clock clock) {
        client = clients.clientFor(settings);
        endpoint = new ServiceEndpoint(settings, path);
        token = settings.token();
        classifier = new AnswerClassifier(redactor, clock, CodedErrors.of(settings.protocol()));
        circuit = new Circuit(settings.circuit());
    }

    BatchAnswer post(ServiceBatch batch, Object request) {
        byte[] json = toJson(request);
        return circuit.guard(() -> send(batch, new BatchBody(json)));
    }

    private BatchAnswer send(ServiceBatch batch, BatchBody body) {
        try (Response response = client.newCall(endpoint.request(body, token)).execute()) {
            return classifier.classify(response, batch);
        } catch (IOException failure) {
            return CallFailure.of(failure, body.begun());
        }
    }

    private static byte[] toJson(Object request) {
        try {
            return Json.MAPPER.writeValueAsBytes(request);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a request that is no JSON", impossible);
        }
    }
}
