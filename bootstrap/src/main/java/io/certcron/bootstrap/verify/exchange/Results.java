package io.certcron.bootstrap.verify.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.certcron.bootstrap.verify.exchange.Answer.BodyState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an answer says of the items of a batch.
 *
 * @param items the results, in the order of the answer; empty where there are none to be read
 * @param faultsOfTheAnswer what is wrong with the answer as a whole
 * @param faultsOfResults what is wrong with single results
 */
public record Results(Optional<List<ItemResult>> items, List<String> faultsOfTheAnswer, List<String> faultsOfResults) {

    /** One result. */
    public record ItemResult(String key, Outcome outcome) {}

    private static final Pattern JSON_TYPE =
            Pattern.compile("application/json *(?:; *charset=\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR_CODE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    /** Reads the answer to a batch. */
    public static Results of(Answer.Received answer) {
        List<String> faults = faultsBesideTheJson(answer);
        List<String> faultsOfResults = new ArrayList<>();
        Optional<List<ItemResult>> items = answer.state() == BodyState.TOO_LONG
                ? Optional.empty()
                : read(answer.body(), faults).map(results -> readEach(results, faultsOfResults));
        return new Results(items, List.copyOf(faults), List.copyOf(faultsOfResults));
    }

    /** What the service said of the only item of a request, by the status of the answer and with an error code of its own. */
    public static Optional<Outcome> ofTheOnlyItem(Answer.Received answer) {
        try {
            boolean aboutTheItem =
                    switch (answer.status()) {
                        case 404, 409, 410 ->
                            Json.MAPPER
                                    .readTree(answer.body())
                                    .path("error_code")
                                    .isTextual();
                        default -> false;
                    };
            return aboutTheItem ? Optional.of(Outcome.ofStatus(answer.status())) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static List<String> faultsBesideTheJson(Answer.Received answer) {
        List<String> faults = new ArrayList<>();
        String type = answer.contentType().orElse("");
        if (!JSON_TYPE.matcher(type.strip()).matches()) {
            faults.add(
                    type.isEmpty()
                            ? "there is no Content-Type"
                            : "the Content-Type is " + type.toLowerCase(Locale.ROOT));
        }
        if (answer.state() == BodyState.TOO_LONG) {
            faults.add("the body is longer than 1 MiB");
        }
        if (answer.state() == BodyState.NOT_UTF_8) {
            faults.add("the body is not UTF-8");
        }
        return faults;
    }

    private static Optional<JsonNode> read(String body, List<String> faults) {
        try {
            JsonNode results = Json.MAPPER.readTree(body).path("results");
            if (results.isArray()) {
                return Optional.of(results);
            }
            faults.add("the body is no JSON object with an array 'results'");
        } catch (JsonProcessingException notJson) {
            faults.add("the body can't be read as JSON of that form");
        }
        return Optional.empty();
    }

    private static List<ItemResult> readEach(JsonNode results, List<String> faults) {
        List<ItemResult> items = new ArrayList<>();
        for (JsonNode result : results) {
            if (!result.path("idempotency_key").isTextual()) {
                faults.add("a result has no idempotency_key");
                continue;
            }
            ItemResult item = new ItemResult(result.path("idempotency_key").asText(), Outcome.of(result));
            if (item.outcome() == Outcome.UNKNOWN) {
                faults.add("a result has neither one of the four outcomes nor a status");
            }
            if (!isErrorCode(result.path("error_code"))) {
                faults.add("an error_code is not made of 1 to 64 of those characters");
            }
            items.add(item);
        }
        return List.copyOf(items);
    }

    private static boolean isErrorCode(JsonNode code) {
        return code.isMissingNode()
                || code.isNull()
                || (code.isTextual() && ERROR_CODE.matcher(code.asText()).matches());
    }
}
