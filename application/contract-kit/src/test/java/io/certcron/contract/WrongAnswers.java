package io.certcron.contract;

import static java.util.stream.Collectors.toMap;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.BatchAnswer.Answered;
import io.certcron.application.port.out.BatchAnswer.Refused;
import io.certcron.application.port.out.BatchAnswer.Unavailable;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IdempotencyKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Answers that are each misread in one way. */
final class WrongAnswers {

    /** As it happens, the names of the answers go from good to bad. */
    private static final Comparator<ItemAnswer> BADNESS =
            Comparator.comparing(answer -> answer.getClass().getSimpleName());

    private WrongAnswers() {}

    static BatchAnswer withEveryItemDone(ServiceBatch batch, BatchAnswer answer) {
        return answer instanceof Answered ? forAll(batch, new ItemAnswer.Done()) : answer;
    }

    static BatchAnswer withTheWorstForAll(ServiceBatch batch, BatchAnswer answer) {
        return answer instanceof Answered answered
                ? forAll(batch, answered.items().values().stream().max(BADNESS).orElseThrow())
                : answer;
    }

    static BatchAnswer withSilenceAsConsent(ServiceBatch batch, BatchAnswer answer) {
        if (answer instanceof Answered answered) {
            Map<IdempotencyKey, ItemAnswer> items = new HashMap<>(answered.items());
            Batches.keys(batch).forEach(key -> items.putIfAbsent(key, new ItemAnswer.Done()));
            return new Answered(items);
        }
        return answer;
    }

    static BatchAnswer withoutRetryAfter(ServiceBatch batch, BatchAnswer answer) {
        return answer instanceof Unavailable it
                ? new Unavailable(it.errorCode(), it.delivered(), it.httpStatus(), Optional.empty(), it.body())
                : answer;
    }

    static BatchAnswer withoutBody(ServiceBatch batch, BatchAnswer answer) {
        return answer instanceof Unavailable it
                ? new Unavailable(it.errorCode(), it.delivered(), it.httpStatus(), it.retryAfter(), Optional.empty())
                : answer;
    }

    static BatchAnswer neverDelivered(ServiceBatch batch, BatchAnswer answer) {
        return answer instanceof Unavailable it
                ? new Unavailable(it.errorCode(), false, it.httpStatus(), it.retryAfter(), it.body())
                : answer;
    }

    static BatchAnswer refusing(ServiceBatch batch, BatchAnswer answer) {
        return answer instanceof Answered ? answer : new Refused(400, Optional.empty());
    }

    static BatchAnswer unavailable(ServiceBatch batch, BatchAnswer answer) {
        return answer instanceof Answered
                ? answer
                : new Unavailable(
                        ErrorCode.SERVICE_UNAVAILABLE, true, OptionalInt.of(500), Optional.empty(), Optional.empty());
    }

    private static Answered forAll(ServiceBatch batch, ItemAnswer item) {
        return new Answered(Batches.keys(batch).stream().collect(toMap(key -> key, key -> item)));
    }
}
