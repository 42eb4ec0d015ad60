package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.certificationId;
import static io.certcron.contract.Examples.mentorId;

import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.domain.Action;
import io.certcron.domain.IdempotencyKey;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Batches of tonight's run. */
final class Batches {

    private static final UUID RUN_ID = UUID.fromString("3f1c9a52-6d0e-4b7a-9c35-8e2f7a41d6b0");

    private Batches() {}

    /** A batch of the action, one item for each certification. */
    static ServiceBatch of(Action action, int... numbers) {
        LocalDate expiryDate = TONIGHT.plusDays(daysLeft(action));
        List<ClaimedIntent> intents = Arrays.stream(numbers)
                .mapToObj(number -> new ClaimedIntent(
                        IdempotencyKey.of(action, certificationId(number), expiryDate),
                        certificationId(number),
                        mentorId(number),
                        expiryDate,
                        action,
                        1))
                .toList();
        return new ServiceBatch(RUN_ID, TONIGHT, intents);
    }

    /** The keys of a batch, in its order. */
    static List<IdempotencyKey> keys(ServiceBatch batch) {
        return batch.intents().stream().map(ClaimedIntent::key).toList();
    }

    /** One less than the threshold, as after a night that was missed: the two counts must not be mixed up. */
    private static int daysLeft(Action action) {
        return action instanceof Action.Reminder reminder ? reminder.thresholdDays() - 1 : 0;
    }
}
