package io.certcron.http.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certcron.contract.ReceivedItem;
import io.certcron.contract.ScriptedService;
import io.certcron.contract.ServiceReply;
import io.certcron.domain.IdempotencyKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.StreamSupport;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** Carries requests to a scripted service and its replies back, as HTTP. */
final class ScriptedDispatcher extends Dispatcher {

    private final ScriptedService farSide;

    ScriptedDispatcher(ScriptedService farSide) {
        this.farSide = farSide;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        ServiceReply reply = farSide.receive(itemsOf(request.getBody().utf8()));
        if (reply instanceof ServiceReply.Results results) {
            return LoopbackService.json(200, bodyOf(results));
        }
        if (reply instanceof ServiceReply.Status status) {
            return toResponse(status);
        }
        MockResponse.Builder trouble = new MockResponse.Builder();
        if (reply instanceof ServiceReply.Gibberish) {
            return trouble.body("<html>welcome</html>").build();
        }
        boolean silent = reply instanceof ServiceReply.Silence;
        return trouble.onResponseStart(silent ? SocketEffect.Stall.INSTANCE : new SocketEffect.CloseSocket())
                .build();
    }

    private static MockResponse toResponse(ServiceReply.Status status) {
        MockResponse.Builder response =
                new MockResponse.Builder().code(status.status()).body(status.body());
        status.retryAfter().ifPresent(wait -> response.setHeader("Retry-After", wait.toSeconds()));
        if (status.status() / 100 == 3) {
            response.setHeader("Location", "/api/v2");
        }
        return response.build();
    }

    private static String bodyOf(ServiceReply.Results results) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode array = body.putArray("results");
        results.results().forEach(result -> {
            ObjectNode item = array.addObject()
                    .put("idempotency_key", result.key().value())
                    .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
            result.errorCode().ifPresent(code -> item.put("error_code", code));
            result.message().ifPresent(message -> item.put("message", message));
        });
        return body.toString();
    }

    private static List<ReceivedItem> itemsOf(String body) {
        try {
            JsonNode items = Json.MAPPER.readTree(body).get("items");
            return StreamSupport.stream(items.spliterator(), false)
                    .map(ScriptedDispatcher::toItem)
                    .toList();
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError("a request that is no JSON", unreadable);
        }
    }

    private static ReceivedItem toItem(JsonNode item) {
        return new ReceivedItem(
                new IdempotencyKey(item.get("idempotency_key").textValue()),
                UUID.fromString(item.get("certification_id").textValue()),
                UUID.fromString(item.get("peer_mentor_id").textValue()),
                LocalDate.parse(item.get("expiry_date").textValue()),
                number(item, "threshold_days"),
                number(item, "days_left"));
    }

    private static OptionalInt number(JsonNode item, String field) {
        return item.has(field) ? OptionalInt.of(item.get(field).intValue()) : OptionalInt.empty();
    }
}
