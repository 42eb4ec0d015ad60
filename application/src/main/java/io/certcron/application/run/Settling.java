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
 * Decides what becomes of each intent of a chunk from the service's answer. An item that the answer leaves out is unknown,
 * never done.
 */
final class Settling {

    /** An item whose answer makes no sense may have been done. */
    private static final String UNREADABLE = ErrorCode.SERVICE_UNREADABLE_ANSWER.name();

    private final DispatchSettings settings;
    private final Redelivery redelivery;
    private final RandomGenerator random;

    Settling(DispatchSettings settings, Redelivery redelivery, RandomGenerator random) {
        this.settings = settings;
        this.redelivery = redelivery;
        this.random = random;
    }

    /** One settlement for each of the intents. Those that are to be tried again come back as one chunk. */
    List<Settlement> settle(List<ClaimedIntent> intents, BatchAnswer answer) {
        double jitter = random.nextDouble();
        return intents.stream().map(intent -> settle(intent, answer, jitter)).toList();
    }

    private Settlement settle(ClaimedIntent intent, BatchAnswer answer, double jitter) {
        if (answer instanceof BatchAnswer.Answered answered) {
            ItemAnswer item = answered.items().get(intent.key());
            return item == null
                    ? unknown(intent, Trouble.ofItem(ErrorCode.ITEM_UNANSWERED.name()), jitter)
                    : settle(intent, item, jitter);
        }
        if (answer instanceof BatchAnswer.Unavailable unavailable) {
            return unavailable.delivered()
                    ? unknown(intent, Trouble.of(unavailable), jitter)
                    : retry(intent, Trouble.of(unavailable), jitter);
        }
        if (answer instanceof BatchAnswer.Refused refused) {
            return new Settlement.Rejected(
                    intent.key(), ErrorCode.SERVICE_REFUSED_REQUEST.name(), OptionalInt.of(refused.httpStatus()));
        }
        return new Settlement.Release(intent.key());
    }

    private Settlement settle(ClaimedIntent intent, ItemAnswer item, double jitter) {
        if (item instanceof ItemAnswer.Rejected rejected) {
            return new Settlement.Rejected(intent.key(), rejected.errorCode(), OptionalInt.empty());
        }
        if (item instanceof ItemAnswer.Retry retry) {
            Trouble trouble = Trouble.ofItem(retry.errorCode());
            return retry.errorCode().equals(UNREADABLE)
                    ? unknown(intent, trouble, jitter)
                    : retry(intent, trouble, jitter);
        }
        return new Settlement.Done(intent.key(), item instanceof ItemAnswer.Duplicate);
    }

    private Settlement unknown(ClaimedIntent intent, Trouble trouble, double jitter) {
        return redelivery == Redelivery.NEVER
                ? new Settlement.Rejected(intent.key(), ErrorCode.DELIVERY_UNCERTAIN.name(), trouble.httpStatus())
                : retry(intent, trouble, jitter);
    }

    private Settlement retry(ClaimedIntent intent, Trouble trouble, double jitter) {
        if (intent.attempts() >= settings.attemptsInAll()) {
            return new Settlement.Rejected(intent.key(), ErrorCode.ATTEMPTS_EXHAUSTED.name(), trouble.httpStatus());
        }
        int attemptInRun = (intent.attempts() - 1) % settings.attemptsInRun() + 1;
        if (attemptInRun == settings.attemptsInRun()) {
            return new Settlement.NextRun(intent.key(), trouble.errorCode(), trouble.httpStatus());
        }
        Duration delay = settings.backoff().after(attemptInRun, trouble.retryAfter(), jitter);
        return new Settlement.Retry(intent.key(), trouble.errorCode(), trouble.httpStatus(), delay);
    }

    /** What kept an intent from being done this time. */
    private record Trouble(String errorCode, OptionalInt httpStatus, Optional<Duration> retryAfter) {

        static Trouble ofItem(String errorCode) {
            return new Trouble(errorCode, OptionalInt.empty(), Optional.empty());
        }

        static Trouble of(BatchAnswer.Unavailable answer) {
            return new Trouble(answer.errorCode().name(), answer.httpStatus(), answer.retryAfter());
        }
    }
}
