package io.certcron.http.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What we know to read of one JSON object of an answer: texts by field name, and a numeric status. */
record AnswerFields(Map<String, String> texts, OptionalInt status) {

    private static final Set<String> TEXTS = Set.of("idempotency_key", "outcome", "error_code", "code", "message");

    /** Reads the object whose start the parser is at, to its end. Fields of an unexpected type count as absent. */
    static AnswerFields read(JsonParser parser) throws IOException {
        Map<String, String> texts = new HashMap<>();
        OptionalInt status = OptionalInt.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && TEXTS.contains(name)) {
                texts.put(name, parser.getText());
            } else if (value == JsonToken.VALUE_NUMBER_INT && name.equals("status")) {
                status = OptionalInt.of(statusAt(parser));
            } else {
                parser.skipChildren();
            }
        }
        return new AnswerFields(texts, status);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    private static int statusAt(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.INT ? parser.getIntValue() : 0;
    }
}
