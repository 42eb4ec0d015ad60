package io.certcron.http.client;

import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.domain.Action;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What the reminder service is sent, field by field. */
record ReminderRequest(UUID cronRunId, LocalDate businessDate, List<Item> items) {

    record Item(
            String idempotencyKey,
            UUID certificationId,
            UUID peerMentorId,
            LocalDate expiryDate,
            int thresholdDays,
            long daysLeft) {}

    static ReminderRequest of(ServiceBatch batch) {
        LocalDate businessDate = batch.businessDate();
        return new ReminderRequest(
                batch.runId(),
                businessDate,
                batch.intents().stream()
                        .map(intent -> item(intent, businessDate))
                        .toList());
    }

    private static Item item(ClaimedIntent intent, LocalDate businessDate) {
        if (!(intent.action() instanceof Action.Reminder reminder)) {
            throw new IllegalArgumentException("intents: the reminder service takes reminders only");
        }
        return new Item(
                intent.key().value(),
                intent.certificationId(),
                intent.peerMentorId(),
                intent.expiryDate(),
                reminder.thresholdDays(),
                ChronoUnit.DAYS.between(businessDate, intent.expiryDate()));
    }
}
