package io.certcron.http.client;

import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.domain.Action;
import io.certcron.domain.IdempotencyKey;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** Batches of made-up certifications, told apart by number. */
final class Batches {

    static final UUID RUN = UUID.fromString("3f0c2f0e-8f53-4b8f-9a55-5f8a6a3f7d10");
    static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    static final LocalDate IN_THIRTY_DAYS = LocalDate.parse("2026-12-21");

    private Batches() {}

    static ServiceBatch reminders(int count) {
        return new ServiceBatch(
                RUN,
                TODAY,
                LongStream.rangeClosed(1, count).mapToObj(Batches::reminder).toList());
    }

    static ServiceBatch pauses(int count) {
        return new ServiceBatch(
                RUN,
                TODAY,
                LongStream.rangeClosed(1, count).mapToObj(Batches::pause).toList());
    }

    static ClaimedIntent reminder(long number) {
        return intent(number, new Action.Reminder(30), IN_THIRTY_DAYS);
    }

    static ClaimedIntent pause(long number) {
        return intent(number, new Action.AutoPause(), TODAY);
    }

    static ClaimedIntent intent(long number, Action action, LocalDate expiryDate) {
        UUID certification = new UUID(0xC0, number);
        IdempotencyKey key = IdempotencyKey.of(action, certification, expiryDate);
        return new ClaimedIntent(key, certification, new UUID(0xA0, number), expiryDate, action, 1);
    }

    static List<IdempotencyKey> keys(ServiceBatch batch) {
        return batch.intents().stream().map(ClaimedIntent::key).toList();
    }

    static String key(int number) {
        return reminder(number).key().value();
    }
}
