package io.certcron.http.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.Redactor;
import io.certcron.domain.IdempotencyKey;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what an answer says about items. All or nothing: of an answer that can't be read to its end nothing is taken. */
final class ItemAnswers {

    private final ItemVerdict verdict;

    ItemAnswers(Redactor redactor) {
        verdict = new ItemVerdict(redactor);
    }

    /**
     * The items of {@code {"results": […]}} by key; empty where the answer hasn't that form. Keys that weren't asked about
     * are left out.
     */
    Optional<Map<IdempotencyKey, ItemAnswer>> readAll(AnswerBody body, ServiceBatch batch) {
        Map<String, IdempotencyKey> asked = batch.intents().stream()
                .map(ClaimedIntent::key)
                .collect(Collectors.toMap(IdempotencyKey::value, Function.identity()));
        return readObject(body, parser -> readResults(parser, asked));
    }

    /** What an error answer says of the only item of a request; empty where it doesn't speak of an item. */
    Optional<ItemAnswer> readOnly(int status, AnswerBody body) {
        return readFields(body).flatMap(fields -> verdict.ofOnlyItem(status, fields));
    }

    /** The fields of an error answer; empty where it is no JSON object, or wasn't read to its end. */
    static Optional<AnswerFields> readFields(AnswerBody body) {
        return readObject(body, AnswerFields::read);
    }

    private @Nullable Map<IdempotencyKey, ItemAnswer> readResults(JsonParser parser, Map<String, IdempotencyKey> asked)
            throws IOException {
        Map<IdempotencyKey, ItemAnswer> answers = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean results = parser.currentName().equals("results");
            JsonToken value = parser.nextToken();
            if (results && value == JsonToken.START_ARRAY) {
                answers = readItems(parser, asked);
            } else {
                parser.skipChildren();
            }
        }
        return answers;
    }

    private Map<IdempotencyKey, ItemAnswer> readItems(JsonParser parser, Map<String, IdempotencyKey> asked)
            throws IOException {
        Map<IdempotencyKey, ItemAnswer> answers = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new IOException("a result that is no object");
            }
            AnswerFields fields = AnswerFields.read(parser);
            fields.text("idempotency_key")
                    .map(asked::get)
                    .ifPresent(key -> answers.merge(key, verdict.of(fields), ItemVerdict::agree));
        }
        return answers;
    }

    private static <T> Optional<T> readObject(AnswerBody body, Reading<T> reading) {
        if (!body.isWhole()) {
            return Optional.empty();
        }
        try (JsonParser parser = Json.MAPPER.createParser(body.text())) {
            T read = parser.nextToken() == JsonToken.START_OBJECT ? reading.read(parser) : null;
            return parser.nextToken() == null ? Optional.ofNullable(read) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private interface Reading<T> {
        @Nullable
        T read(JsonParser parser) throws IOException;
    }
}
