package io.certcron.bootstrap.verify.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.certcron.application.redaction.Redactor;
import io.certcron.bootstrap.verify.exchange.Answer;
import io.certcron.bootstrap.verify.exchange.Call;
import io.certcron.bootstrap.verify.exchange.Exchange;
import io.certcron.bootstrap.verify.exchange.Json;
import java.util.Locale;
import java.util.Set;

/** Makes of requests and answers what a report may show: no token, and of an answer only fields that the contract knows. */
final class Showing {

    private static final int LONGEST = 600;
    private static final Set<String> FIELDS_OF_RESULTS = Set.of("results", "idempotency_key", "outcome");

    private final Redactor redactor;

    Showing(Redactor redactor) {
        this.redactor = redactor;
    }

    Evidence evidence(Exchange exchange, String expected) {
        return new Evidence(sent(exchange.call()), answered(exchange), expected);
    }

    private String sent(Call call) {
        return "POST /" + call.path() + " " + call.credential().inWords() + ", " + call.what() + ": "
                + cut(call.body());
    }

    private String answered(Exchange exchange) {
        String after =
                String.format(Locale.ROOT, " after %.2f s", exchange.took().toMillis() / 1_000.0);
        if (exchange.answer() instanceof Answer.Received received) {
            String body = received.body().isBlank() ? "an empty body" : cut(shown(received.body()));
            return received.status()
                    + received.contentType().map(type -> " " + redacted(type)).orElse("") + after + ": " + body;
        }
        return ((Answer.Silence) exchange.answer()).kind().inWords() + "," + after;
    }

    private String shown(String body) {
        try {
            return filtered(Json.MAPPER.readTree(body)).toString();
        } catch (JsonProcessingException notJson) {
            return redacted(body);
        }
    }

    private JsonNode filtered(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode kept = Json.MAPPER.createObjectNode();
            object.properties()
                    .forEach(field -> kept.set(
                            redacted(field.getKey()),
                            isKept(field.getKey()) ? filtered(field.getValue()) : new TextNode(Redactor.REDACTED)));
            return kept;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode kept = Json.MAPPER.createArrayNode();
            array.forEach(element -> kept.add(filtered(element)));
            return kept;
        }
        return node.isTextual() ? new TextNode(redacted(node.asText())) : node;
    }

    private static boolean isKept(String field) {
        return FIELDS_OF_RESULTS.contains(field) || Redactor.keepsAnswerField(field);
    }

    private String redacted(String text) {
        return redactor.redact(text).value();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + Redactor.CUT : text;
    }
}
