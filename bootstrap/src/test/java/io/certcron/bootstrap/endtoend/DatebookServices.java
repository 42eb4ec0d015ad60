package io.certcron.bootstrap.endtoend;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.domain.IdempotencyKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Both services, which note what they were asked for and when; the platform's own statuses change as they would. */
final class DatebookServices {

    /** One effect: which certification, in which cycle, what, and for which business date. */
    record Entry(UUID certificationId, LocalDate expiryDate, String what, LocalDate businessDate) {}

    private final Platform platform;
    private final List<Entry> entries = new ArrayList<>();

    DatebookServices(Platform platform) {
        this.platform = platform;
    }

    BatchAnswer sendReminders(ServiceBatch batch) {
        return carryOut(batch, intents -> {});
    }

    BatchAnswer autoPause(ServiceBatch batch) {
        return carryOut(batch, this::pause);
    }

    /** Everything that was asked for, in order. */
    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    private synchronized BatchAnswer carryOut(ServiceBatch batch, Consumer<List<ClaimedIntent>> effect) {
        effect.accept(batch.intents());
        Map<IdempotencyKey, ItemAnswer> answers = new HashMap<>();
        for (ClaimedIntent intent : batch.intents()) {
            entries.add(new Entry(
                    intent.certificationId(),
                    intent.expiryDate(),
                    intent.action().toString(),
                    batch.businessDate()));
            answers.put(intent.key(), new ItemAnswer.Done());
        }
        return new BatchAnswer.Answered(answers);
    }

    private void pause(List<ClaimedIntent> intents) {
        String ids = intents.stream()
                .map(intent -> "'" + intent.certificationId() + "'")
                .collect(Collectors.joining(","));
        platform.execute("UPDATE certifications SET status = 'paused' WHERE certification_id IN (" + ids + ")");
    }
}
