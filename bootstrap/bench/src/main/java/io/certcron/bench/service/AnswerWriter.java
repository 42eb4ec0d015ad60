package io.certcron.bench.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;

/** Reads a request token by token, and answers each item as it comes by. */
final class AnswerWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final Effects effects;
    private final boolean batch;
    private final boolean pauses;

    AnswerWriter(Effects effects, String path) {
        this.effects = effects;
        this.batch = path.endsWith("/batch");
        this.pauses = path.contains("/auto-pauses");
    }

    byte[] answer(byte[] request) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream(request.length / 2 + 64);
        try (JsonParser parser = JSON.createParser(request);
                JsonGenerator generator = JSON.createGenerator(answer)) {
            if (batch) {
                generator.writeStartObject();
                generator.writeArrayFieldStart("results");
            }
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    answerField(parser, generator);
                }
            }
            if (batch) {
                generator.writeEndArray();
                generator.writeEndObject();
            }
        }
        return answer.toByteArray();
    }

    private void answerField(JsonParser parser, JsonGenerator generator) throws IOException {
        switch (parser.currentName()) {
            case "idempotency_key" -> {
                String key = parser.nextTextValue();
                generator.writeStartObject();
                generator.writeStringField("idempotency_key", key);
                generator.writeStringField("outcome", effects.add(key) ? "done" : "duplicate");
                generator.writeEndObject();
            }
            case "certification_id" -> {
                if (pauses) {
                    effects.pause(UUID.fromString(parser.nextTextValue()));
                }
            }
            default -> {
                // nothing that a service would have to know
            }
        }
    }
}
