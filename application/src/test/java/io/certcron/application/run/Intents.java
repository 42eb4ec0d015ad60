package io.certcron.application.run;

import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.domain.Action;
import io.certcron.domain.IdempotencyKey;
import java.time.LocalDate;
import java.util.UUID;

/** Claimed pauses by number. */
final class Intents {

    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);

    private Intents() {}

    static ClaimedIntent pause(int number, int attempts) {
        UUID certificationId = new UUID(number, 1);
        IdempotencyKey key = IdempotencyKey.of(new Action.AutoPause(), certificationId, TONIGHT);
        return new ClaimedIntent(key, certificationId, new UUID(number, 2), TONIGHT, new Action.AutoPause(), attempts);
    }
}
