package io.certcron.bench.ceiling;

import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.domain.Action;
import io.certcron.domain.IdempotencyKey;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Batches as a run sends them, of mentors with one certification each. */
public final class Batches {

    /** Items in a batch. */
    public static final int CHUNK = 50;

    private static final int DAYS = 30;

    private Batches() {}

    /** As many batches as so many reminders need. */
    public static List<ServiceBatch> ofReminders(LocalDate businessDate, int reminders) {
        UUID run = UUID.randomUUID();
        LocalDate expiryDate = businessDate.plusDays(DAYS);
        return IntStream.iterate(0, sent -> sent < reminders, sent -> sent + CHUNK)
                .mapToObj(sent -> new ServiceBatch(
                        run,
                        businessDate,
                        IntStream.range(sent, Math.min(sent + CHUNK, reminders))
                                .mapToObj(item -> intent(expiryDate))
                                .toList()))
                .toList();
    }

    private static ClaimedIntent intent(LocalDate expiryDate) {
        UUID certification = UUID.randomUUID();
        Action action = new Action.Reminder(DAYS);
        return new ClaimedIntent(
                IdempotencyKey.of(action, certification, expiryDate),
                certification,
                UUID.randomUUID(),
                expiryDate,
                action,
                1);
    }
}
