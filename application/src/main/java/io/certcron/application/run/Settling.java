package io.certcron.application.run;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Decides what becomes of each intent of a chunk from the service's answer (design, section 6). An item that the answer
 * leaves out is unknown, never done.
 */
final class Settling {

    private final DispatchSettings settings;
    private final Redelivery redelivery;
    private final RandomGenerator random;

    Settling(DispatchSettings settings, Redelivery redelivery, RandomGenerator random) {
        this.settings = settings;
        this.redelivery = redelivery;
        this.random = random;
    }

    /** One settlement for each of the intents. */
    List<Settlement> settle(List<ClaimedIntent> intents, BatchAnswer answer) {
        return intents.stream().map(intent -> settle(intent, answer)).toList();
    }

    private Settlement settle(ClaimedIntent intent, BatchAnswer answer) {
        if (answer instanceof BatchAnswer.Answered answered) {
            ItemAnswer item = answered.items().get(intent.key());
            return item == null
                    ? unknown(intent, ErrorCode.ITEM_UNANSWERED, OptionalInt.empty(), Optional.empty())
                    : settle(intent, item);
        }
        if (answer instanceof BatchAnswer.Unavailable unavailable) {
            return unavailable.delivered()
                    ? unknown(intent, unavailable.errorCode(), unavailable.httpStatus(), unavailable.retryAfter())
                    : retry(intent, unavailable.errorCode().name(), unavailable.httpStatus(), unavailable.retryAfter());
        }
        if (answer instanceof BatchAnswer.Refused refused) {
            return new Settlement.Rejected(
                    intent.key(), ErrorCode.SERVICE_REFUSED_REQUEST.name(), OptionalInt.of(refused.httpStatus()));
        }
        return new Settlement.Release(intent.key());
    }

    private Settlement settle(ClaimedIntent intent, ItemAnswer item) {
        if (item instanceof ItemAnswer.Rejected rejected) {
            return new Settlement.Rejected(intent.key(), rejected.errorCode(), OptionalInt.empty());
        }
        if (item instanceof ItemAnswer.Retry retry) {
            return retry(intent, retry.errorCode(), OptionalInt.empty(), Optional.empty());
        }
        return new Settlement.Done(intent.key(), item instanceof ItemAnswer.Duplicate);
    }

    private Settlement unknown(
            ClaimedIntent intent, ErrorCode errorCode, OptionalInt httpStatus, Optional<Duration> retryAfter) {
        return redelivery == Redelivery.NEVER
                ? new Settlement.Rejected(intent.key(), ErrorCode.DELIVERY_UNCERTAIN.name(), httpStatus)
                : retry(intent, errorCode.name(), httpStatus, retryAfter);
    }

    private Settlement retry(
            ClaimedIntent intent, String errorCode, OptionalInt httpStatus, Optional<Duration> retryAfter) {
        if (intent.attempts() >= settings.attemptsInAll()) {
            return new Settlement.Rejected(intent.key(), ErrorCode.ATTEMPTS_EXHAUSTED.name(), httpStatus);
        }
        int attemptInRun = (intent.attempts() - 1) % settings.attemptsInRun() + 1;
        if (attemptInRun == settings.attemptsInRun()) {
            return new Settlement.NextRun(intent.key(), errorCode, httpStatus);
        }
        Duration delay = settings.backoff().after(attemptInRun, retryAfter, random);
        return new Settlement.Retry(intent.key(), errorCode, httpStatus, delay);
    }
}
