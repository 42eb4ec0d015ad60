package io.certcron.http.client;

import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.redaction.RedactedText;
import io.certcron.application.redaction.Redactor;
import io.certcron.domain.ErrorCode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides what a service said about one item. Its {@code outcome} counts; only an item without one is read by its numeric
 * {@code status}. Nothing is done unless the service said so in words that we know.
 */
final class ItemVerdict {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    /** PostgREST's, PostgreSQL's and an edge gateway's codes: they speak of the endpoint or a table, not of an item. */
    private static final Pattern CODE_OF_A_GATEWAY = Pattern.compile("PGRST.*|[0-9A-Z]{5}|NOT_FOUND");

    private static final Set<Integer> DONE = Set.of(200, 201, 204);

    private final Redactor redactor;
    private final AnswerRedaction redaction;

    ItemVerdict(Redactor redactor) {
        this.redactor = redactor;
        redaction = new AnswerRedaction(redactor);
    }

    ItemAnswer of(AnswerFields fields) {
        Optional<String> outcome = fields.text("outcome");
        if (outcome.isEmpty() && fields.status().isPresent()) {
            return ofStatus(fields.status().getAsInt(), fields);
        }
        return switch (outcome.orElse("")) {
            case "done" -> new ItemAnswer.Done();
            case "duplicate" -> new ItemAnswer.Duplicate();
            case "rejected" -> new ItemAnswer.Rejected(codeOr(ErrorCode.ITEM_REJECTED, fields), message(fields));
            case "retry" -> new ItemAnswer.Retry(codeOr(ErrorCode.ITEM_RETRY, fields), message(fields));
            default -> unreadable(message(fields));
        };
    }

    /** What an error answer says of a request's only item; empty where it has no code of the service's own. */
    Optional<ItemAnswer> ofOnlyItem(int status, AnswerFields fields) {
        boolean aboutTheItem = fields.text("error_code").isPresent()
                || fields.text("code").filter(code -> !isOfAGateway(code)).isPresent();
        return aboutTheItem ? Optional.of(ofStatus(status, fields)) : Optional.empty();
    }

    /** Two answers to one key: the first where they are of one kind, otherwise the item is to be sent again. */
    static ItemAnswer agree(ItemAnswer one, ItemAnswer other) {
        return one.getClass() == other.getClass() ? one : unreadable(Optional.empty());
    }

    private ItemAnswer ofStatus(int status, AnswerFields fields) {
        if (DONE.contains(status)) {
            return new ItemAnswer.Done();
        }
        return switch (status) {
            case 409 -> new ItemAnswer.Duplicate();
            case 404, 410 -> new ItemAnswer.Rejected(ErrorCode.ITEM_NOT_FOUND.name(), message(fields));
            case 400, 422 -> new ItemAnswer.Rejected(codeOr(ErrorCode.ITEM_REJECTED, fields), message(fields));
            case 408, 429 -> new ItemAnswer.Retry(codeOr(ErrorCode.ITEM_RETRY, fields), message(fields));
            default ->
                status / 100 == 5
                        ? new ItemAnswer.Retry(codeOr(ErrorCode.ITEM_RETRY, fields), message(fields))
                        : unreadable(message(fields));
        };
    }

    private String codeOr(ErrorCode ours, AnswerFields fields) {
        return fields.text("error_code")
                .or(() -> fields.text("code"))
                .filter(this::isPublishable)
                .orElse(ours.name());
    }

    private boolean isPublishable(String code) {
        return CODE.matcher(code).matches() && redactor.redact(code).value().equals(code);
    }

    private static boolean isOfAGateway(String code) {
        return CODE_OF_A_GATEWAY.matcher(code).matches();
    }

    private Optional<RedactedText> message(AnswerFields fields) {
        return fields.text("message").map(redaction::redact);
    }

    private static ItemAnswer unreadable(Optional<RedactedText> message) {
        return new ItemAnswer.Retry(ErrorCode.SERVICE_UNREADABLE_ANSWER.name(), message);
    }
}
