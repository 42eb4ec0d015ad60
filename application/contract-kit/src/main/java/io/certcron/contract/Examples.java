package io.certcron.contract;

import io.certcron.domain.Action;
import io.certcron.domain.Certification;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.Operator;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Certifications by number: certification {@code n} is held by mentor {@code n} unless another is named. */
final class Examples {

    /** The business date of most rules: any date would do. */
    static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);

    /** Who does what a rule needs done, where nobody asks who it was. */
    static final Operator OPERATOR = new Operator("on.call", Operator.Way.API);

    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Examples() {}

    static UUID certificationId(int number) {
        return new UUID(0xC000_0000L << 32 | VERSION_4, VARIANT | number);
    }

    static UUID mentorId(int number) {
        return new UUID(0xA000_0000L << 32 | VERSION_4, VARIANT | number);
    }

    static Certification active(int number, @Nullable LocalDate expiryDate) {
        return certification(number, number, expiryDate, "active");
    }

    static Certification paused(int number, @Nullable LocalDate expiryDate) {
        return certification(number, number, expiryDate, "paused");
    }

    static Certification certification(int number, int mentor, @Nullable LocalDate expiryDate, String status) {
        return new Certification(certificationId(number), mentorId(mentor), expiryDate, status);
    }

    static IdempotencyKey pauseKey(int number, LocalDate expiryDate) {
        return IdempotencyKey.of(new Action.AutoPause(), certificationId(number), expiryDate);
    }

    static IdempotencyKey reminderKey(int number, LocalDate expiryDate, int thresholdDays) {
        return IdempotencyKey.of(new Action.Reminder(thresholdDays), certificationId(number), expiryDate);
    }
}
