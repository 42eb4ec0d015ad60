package io.certcron.contract;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.RedactedText;
import io.certcron.application.redaction.Redactor;
import io.certcron.contract.ServiceReply.ItemResult;
import io.certcron.domain.Action;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IdempotencyKey;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Hands batches to a {@link ScriptedService} in memory and reads its replies as an adapter must. */
final class InMemoryTransport {

    private final Redactor redactor = new Redactor(List.of());
    private final ScriptedService farSide;

    InMemoryTransport(ScriptedService farSide) {
        this.farSide = farSide;
    }

    BatchAnswer exchange(ServiceBatch batch) {
        ServiceReply reply = farSide.receive(batch.intents().stream()
                .map(intent -> toItem(intent, batch.businessDate()))
                .toList());
        if (reply instanceof ServiceReply.Results results) {
            return new BatchAnswer.Answered(toItems(results));
        }
        if (reply instanceof ServiceReply.Status status) {
            return toAnswer(status);
        }
        return unavailable(troubleOf(reply), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private Map<IdempotencyKey, ItemAnswer> toItems(ServiceReply.Results results) {
        return results.results().stream()
                .collect(Collectors.toMap(ItemResult::key, this::toAnswer, (first, second) -> first));
    }

    private ItemAnswer toAnswer(ItemResult result) {
        Optional<RedactedText> message = result.message().map(redactor::redact);
        return switch (result.outcome()) {
            case DONE -> new ItemAnswer.Done();
            case DUPLICATE -> new ItemAnswer.Duplicate();
            case REJECTED ->
                new ItemAnswer.Rejected(result.errorCode().orElse(ErrorCode.ITEM_REJECTED.name()), message);
            case RETRY -> new ItemAnswer.Retry(result.errorCode().orElse(ErrorCode.ITEM_RETRY.name()), message);
        };
    }

    private BatchAnswer toAnswer(ServiceReply.Status status) {
        Optional<RedactedText> body = Optional.of(status.body()).map(redactor::redact);
        return switch (status.status()) {
            case 400, 422 -> new BatchAnswer.Refused(status.status(), body);
            case 401, 403 -> new BatchAnswer.ChannelBroken(ErrorCode.SERVICE_UNAUTHORIZED, status.status(), body);
            case 301, 302, 303, 307, 308, 404, 405, 410 ->
                new BatchAnswer.ChannelBroken(ErrorCode.SERVICE_ENDPOINT_MISSING, status.status(), body);
            default ->
                unavailable(ErrorCode.SERVICE_UNAVAILABLE, OptionalInt.of(status.status()), status.retryAfter(), body);
        };
    }

    private static BatchAnswer unavailable(
            ErrorCode code, OptionalInt status, Optional<Duration> retryAfter, Optional<RedactedText> body) {
        return new BatchAnswer.Unavailable(code, true, status, retryAfter, body);
    }

    private static ErrorCode troubleOf(ServiceReply reply) {
        if (reply instanceof ServiceReply.Silence) {
            return ErrorCode.SERVICE_TIMEOUT;
        }
        return reply instanceof ServiceReply.Gibberish
                ? ErrorCode.SERVICE_UNREADABLE_ANSWER
                : ErrorCode.SERVICE_UNAVAILABLE;
    }

    private static ReceivedItem toItem(ClaimedIntent intent, LocalDate businessDate) {
        boolean reminder = intent.action() instanceof Action.Reminder;
        return new ReceivedItem(
                intent.key(),
                intent.certificationId(),
                intent.peerMentorId(),
                intent.expiryDate(),
                intent.action() instanceof Action.Reminder due
                        ? OptionalInt.of(due.thresholdDays())
                        : OptionalInt.empty(),
                reminder
                        ? OptionalInt.of((int) ChronoUnit.DAYS.between(businessDate, intent.expiryDate()))
                        : OptionalInt.empty());
    }
}
