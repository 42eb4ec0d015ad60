package io.certcron.http.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Asks a service for its health as the contract has it: by a batch without items, which changes nothing. */
public final class ServiceProbe {

    private static final int OK = 200;

    private final OkHttpClient client;
    private final ServiceEndpoint endpoint;
    private final byte[] emptyBatch;

    private ServiceProbe(HttpClients clients, HttpServiceSettings settings, String path, Object emptyBatch) {
        client = clients.clientFor(settings);
        endpoint = new ServiceEndpoint(settings, path);
        this.emptyBatch = toJson(emptyBatch);
    }

    /** Of the reminder service. */
    public static ServiceProbe ofReminders(HttpClients clients, HttpServiceSettings settings, LocalDate today) {
        ReminderRequest empty = new ReminderRequest(UUID.randomUUID(), today, List.of());
        return new ServiceProbe(clients, settings, OkHttpReminderService.PATH, empty);
    }

    /** Of the management service. */
    public static ServiceProbe ofManagement(HttpClients clients, HttpServiceSettings settings, LocalDate today) {
        AutoPauseRequest empty = new AutoPauseRequest(UUID.randomUUID(), today, AutoPauseRequest.REASON, List.of());
        return new ServiceProbe(clients, settings, OkHttpManagementService.PATH, empty);
    }

    /** Sends the empty batch once with the token, and returns whatever happens within the call timeout of the settings. */
    public Answer ask(String token) {
        try (Response response = client.newCall(endpoint.request(new BatchBody(emptyBatch), token))
                .execute()) {
            return response.code() == OK ? ofBody(response) : new Answer.Status(response.code());
        } catch (IOException failure) {
            return new Answer.Silence(kindOf(failure));
        }
    }

    private static Answer ofBody(Response response) {
        AnswerBody body = AnswerBody.read(response.body());
        if (body.ending() == AnswerBody.Ending.TIMED_OUT) {
            return new Answer.Silence(Kind.TIMEOUT);
        }
        return body.isWhole() && hasEmptyResults(body.text()) ? new Answer.Healthy() : new Answer.Unreadable();
    }

    private static boolean hasEmptyResults(String text) {
        try {
            JsonNode results = Json.MAPPER.readTree(text).path("results");
            return results.isArray() && results.isEmpty();
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    private static Kind kindOf(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return Kind.UNKNOWN_HOST;
        }
        if (failure instanceof SSLException) {
            return Kind.TLS;
        }
        if (CallFailure.isTimeout(failure)) {
            return Kind.TIMEOUT;
        }
        return failure instanceof ConnectException ? Kind.REFUSED : Kind.BROKEN;
    }

    private static byte[] toJson(Object request) {
        try {
            return Json.MAPPER.writeValueAsBytes(request);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a request that is no JSON", impossible);
        }
    }

    /** What came of asking. */
    public sealed interface Answer {

        /** The service does as the contract says. */
        record Healthy() implements Answer {}

        /** It answered with another status than 200. */
        record Status(int code) implements Answer {}

        /** It answered with 200, and with something else than empty results. */
        record Unreadable() implements Answer {}

        /** It did not answer. */
        record Silence(Kind kind) implements Answer {}
    }

    /** Why a service did not answer. */
    public enum Kind {
        /** The name of its host is unknown. */
        UNKNOWN_HOST,
        /** Nobody takes connections there. */
        REFUSED,
        /** The connection can't be encrypted, or its certificate is not trusted. */
        TLS,
        /** It took too long. */
        TIMEOUT,
        /** The connection ended before the answer did. */
        BROKEN
    }
}
