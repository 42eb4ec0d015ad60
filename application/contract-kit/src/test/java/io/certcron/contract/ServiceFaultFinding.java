package io.certcron.contract;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.domain.Action;
import io.certcron.domain.IdempotencyKey;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Faults of both services: each is a right one that is asked something else, or whose answers are misread. */
abstract class ServiceFaultFinding extends FaultFinding<Function<ServiceBatch, BatchAnswer>> {

    @Override
    List<Fault<Function<ServiceBatch, BatchAnswer>>> faults() {
        return List.of(
                asks("sends only the first item", ServiceFaultFinding::onlyTheFirst, "S01"),
                asks("mixes the ids up", batch -> mapped(batch, ServiceFaultFinding::withIdsSwapped), "S02"),
                asks("names another cycle in the key", ServiceFaultFinding::ofAnotherCycle, "S01", "S02"),
                asks("sends another action", ServiceFaultFinding::ofTheOtherAction, ruleOnDays()),
                answers(
                        "answers every item as done",
                        WrongAnswers::withEveryItemDone,
                        "S03",
                        "S07",
                        "S08",
                        "S09",
                        "S18"),
                answers("takes the worst answer for all", WrongAnswers::withTheWorstForAll, "S05", "S06"),
                answers("takes silence for consent", WrongAnswers::withSilenceAsConsent, "S04"),
                answers("never waits", WrongAnswers::withoutRetryAfter, "S11"),
                answers("keeps no body", WrongAnswers::withoutBody, "S20"),
                answers("thinks that nothing arrived", WrongAnswers::neverDelivered, "S15", "S16", "S17"),
                answers("takes every trouble for a refusal", WrongAnswers::refusing, "S10", "S13", "S14", "S19"),
                answers("takes every trouble for an outage", WrongAnswers::unavailable, "S12", "S13", "S14"),
                Fault.of("sends again by itself", ServiceFaultFinding::sendingTwice, "S14", "S16"));
    }

    /** The rule that one of the two services has to itself. */
    abstract String ruleOnDays();

    private static Fault<Function<ServiceBatch, BatchAnswer>> asks(
            String description, UnaryOperator<ServiceBatch> misread, String... rules) {
        return Fault.of(description, right -> batch -> right.apply(misread.apply(batch)), rules);
    }

    private static Fault<Function<ServiceBatch, BatchAnswer>> answers(
            String description, Misreading misread, String... rules) {
        return Fault.of(description, right -> batch -> misread.apply(batch, right.apply(batch)), rules);
    }

    /** What becomes of the answer to a batch. */
    private interface Misreading {
        BatchAnswer apply(ServiceBatch batch, BatchAnswer answer);
    }

    private static Function<ServiceBatch, BatchAnswer> sendingTwice(Function<ServiceBatch, BatchAnswer> right) {
        return batch -> {
            BatchAnswer first = right.apply(batch);
            return first instanceof BatchAnswer.Answered ? first : right.apply(batch);
        };
    }

    private static ServiceBatch onlyTheFirst(ServiceBatch batch) {
        return new ServiceBatch(
                batch.runId(), batch.businessDate(), batch.intents().subList(0, 1));
    }

    private static ServiceBatch mapped(ServiceBatch batch, UnaryOperator<ClaimedIntent> change) {
        Stream<ClaimedIntent> changed = batch.intents().stream().map(change);
        return new ServiceBatch(batch.runId(), batch.businessDate(), changed.toList());
    }

    private static ClaimedIntent withIdsSwapped(ClaimedIntent intent) {
        return new ClaimedIntent(
                intent.key(),
                intent.peerMentorId(),
                intent.certificationId(),
                intent.expiryDate(),
                intent.action(),
                intent.attempts());
    }

    private static ServiceBatch ofAnotherCycle(ServiceBatch batch) {
        return mapped(
                batch,
                intent -> new ClaimedIntent(
                        IdempotencyKey.of(
                                intent.action(),
                                intent.certificationId(),
                                intent.expiryDate().plusDays(1)),
                        intent.certificationId(),
                        intent.peerMentorId(),
                        intent.expiryDate().plusDays(1),
                        intent.action(),
                        intent.attempts()));
    }

    private static ServiceBatch ofTheOtherAction(ServiceBatch batch) {
        return mapped(
                batch,
                intent -> new ClaimedIntent(
                        intent.key(),
                        intent.certificationId(),
                        intent.peerMentorId(),
                        intent.expiryDate(),
                        intent.action() instanceof Action.AutoPause ? new Action.Reminder(7) : new Action.AutoPause(),
                        intent.attempts()));
    }
}
