package io.certcron.bootstrap.verify.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What a service says became of an item. */
public enum Outcome {
    DONE,
    DUPLICATE,
    REJECTED,
    RETRY,
    /** Something that the contract doesn't have. */
    UNKNOWN;

    /** As it is written in an answer. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of a result; where it has none, what its HTTP status stands for. */
    static Outcome of(JsonNode result) {
        if (!result.has("outcome")) {
            return ofStatus(result.path("status").asInt());
        }
        return switch (result.path("outcome").asText()) {
            case "done" -> DONE;
            case "duplicate" -> DUPLICATE;
            case "rejected" -> REJECTED;
            case "retry" -> RETRY;
            default -> UNKNOWN;
        };
    }

    /** What an HTTP status says of a single item. */
    static Outcome ofStatus(int status) {
        return switch (status) {
            case 200, 201, 204 -> DONE;
            case 409 -> DUPLICATE;
            case 400, 404, 410, 422 -> REJECTED;
            case 408, 429 -> RETRY;
            default -> status / 100 == 5 ? RETRY : UNKNOWN;
        };
    }
}
