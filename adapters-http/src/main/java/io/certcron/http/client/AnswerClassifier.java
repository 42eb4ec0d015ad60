package io.certcron.http.client;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.RedactedText;
import io.certcron.application.redaction.Redactor;
import io.certcron.domain.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Response;

/**
 * Turns an HTTP answer into the port's; decisions 5 and 7 in {@code docs/decisions} say why.
 *
 * <ul>
 *   <li>2xx: item by item, if the whole body was read and has the agreed form; otherwise nothing is taken from it.
 *   <li>404, 409, 410: the item's own answer if it is the only one and the body says so; otherwise the endpoint is
 *       missing, or for 409 the request comes again.
 *   <li>400, 422: refused. 401, 403: unauthorized. 3xx: not followed. Any other 4xx is left to a human: neither
 *       rejecting the items nor sending them again and again is right where a proxy dislikes the request.
 *   <li>408, 423, 425, 429, 5xx: the request comes again. 429 and 503 say that the service did nothing (RFC 6585,
 *       section 4; RFC 9110, section 15.6.4), so those count as not delivered; after all others nobody knows.
 * </ul>
 *
 * <p>Of a service whose error codes are known, the code of an error answer counts before its status.
 */
final class AnswerClassifier {

    private final ItemAnswers itemAnswers;
    private final AnswerRedaction redaction;
    private final Clock clock;
    private final CodedErrors codedErrors;

    AnswerClassifier(Redactor redactor, Clock clock, CodedErrors codedErrors) {
        itemAnswers = new ItemAnswers(redactor);
        redaction = new AnswerRedaction(redactor);
        this.clock = clock;
        this.codedErrors = codedErrors;
    }

    BatchAnswer classify(Response response, ServiceBatch batch) {
        AnswerBody body = AnswerBody.read(response.body());
        Optional<CodedErrors.Meaning> coded = response.isSuccessful() ? Optional.empty() : codedErrors.meaningOf(body);
        return coded.map(meaning -> ofItsCode(meaning, response, body))
                .orElseGet(() -> ofItsStatus(response, body, batch));
    }

    private BatchAnswer ofItsCode(CodedErrors.Meaning meaning, Response response, AnswerBody body) {
        return switch (meaning) {
            case NOT_DONE -> unavailable(ErrorCode.SERVICE_UNAVAILABLE, response, body, false);
            case UNCERTAIN -> unavailable(ErrorCode.SERVICE_UNAVAILABLE, response, body, true);
            case REFUSED -> refused(response, body);
            case UNAUTHORIZED -> broken(ErrorCode.SERVICE_UNAUTHORIZED, response, body);
            case ENDPOINT_MISSING -> broken(ErrorCode.SERVICE_ENDPOINT_MISSING, response, body);
            case BROKEN -> broken(ErrorCode.SERVICE_REFUSED_REQUEST, response, body);
        };
    }

    private BatchAnswer ofItsStatus(Response response, AnswerBody body, ServiceBatch batch) {
        return switch (response.code()) {
            case 400, 422 -> refused(response, body);
            case 401, 403 -> broken(ErrorCode.SERVICE_UNAUTHORIZED, response, body);
            case 405, 421 -> broken(ErrorCode.SERVICE_ENDPOINT_MISSING, response, body);
            case 404, 409, 410 -> ofTheOnlyItem(response, body, batch);
            case 408, 423, 425, 429 -> unavailable(ErrorCode.SERVICE_UNAVAILABLE, response, body);
            default -> ofItsClass(response, body, batch);
        };
    }

    private BatchAnswer ofItsClass(Response response, AnswerBody body, ServiceBatch batch) {
        return switch (response.code() / 100) {
            case 2 -> itemByItem(response, body, batch);
            case 3 -> broken(ErrorCode.SERVICE_ENDPOINT_MISSING, response, body);
            case 4 -> broken(ErrorCode.SERVICE_REFUSED_REQUEST, response, body);
            case 5 -> unavailable(ErrorCode.SERVICE_UNAVAILABLE, response, body);
            default -> unavailable(ErrorCode.SERVICE_UNREADABLE_ANSWER, response, body);
        };
    }

    private BatchAnswer itemByItem(Response response, AnswerBody body, ServiceBatch batch) {
        if (body.ending() == AnswerBody.Ending.TIMED_OUT) {
            return unavailable(ErrorCode.SERVICE_TIMEOUT, response, body);
        }
        return itemAnswers
                .readAll(body, batch)
                .<BatchAnswer>map(BatchAnswer.Answered::new)
                .orElseGet(() -> unavailable(ErrorCode.SERVICE_UNREADABLE_ANSWER, response, body));
    }

    private BatchAnswer ofTheOnlyItem(Response response, AnswerBody body, ServiceBatch batch) {
        Optional<ItemAnswer> answer =
                batch.intents().size() == 1 ? itemAnswers.readOnly(response.code(), body) : Optional.empty();
        return answer.<BatchAnswer>map(only ->
                        new BatchAnswer.Answered(Map.of(batch.intents().get(0).key(), only)))
                .orElseGet(() -> response.code() == 409
                        ? unavailable(ErrorCode.SERVICE_UNAVAILABLE, response, body)
                        : broken(ErrorCode.SERVICE_ENDPOINT_MISSING, response, body));
    }

    private BatchAnswer refused(Response response, AnswerBody body) {
        return new BatchAnswer.Refused(response.code(), redaction.redact(body));
    }

    private BatchAnswer broken(ErrorCode code, Response response, AnswerBody body) {
        return new BatchAnswer.ChannelBroken(code, response.code(), redaction.redact(body));
    }

    private BatchAnswer unavailable(ErrorCode code, Response response, AnswerBody body) {
        return unavailable(code, response, body, response.code() != 429 && response.code() != 503);
    }

    private BatchAnswer unavailable(ErrorCode code, Response response, AnswerBody body, boolean delivered) {
        Optional<Duration> retryAfter = RetryAfter.of(response.headers(), clock);
        Optional<RedactedText> redacted = redaction.redact(body);
        return new BatchAnswer.Unavailable(code, delivered, OptionalInt.of(response.code()), retryAfter, redacted);
    }
}
