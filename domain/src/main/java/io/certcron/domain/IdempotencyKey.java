package io.certcron.domain;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one effect on one certification in one cycle (design, section 2). The same on every node, retry and night; a
 * renewal changes the expiry date, and so makes a new key.
 *
 * @param value {@code reminder:<certification_id>:<expiry_date>:<threshold>} or
 *     {@code auto-pause:<certification_id>:<expiry_date>}
 */
public record IdempotencyKey(String value) implements Comparable<IdempotencyKey> {

    private static final String CERTIFICATION_CYCLE =
            ":[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final Pattern FORM =
            Pattern.compile("reminder" + CERTIFICATION_CYCLE + ":[0-9]{1,4}|auto-pause" + CERTIFICATION_CYCLE);

    /** Refuses what has neither of the two forms of a key. */
    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("idempotencyKey: neither of the two forms of a key");
        }
    }

    /**
     * {@return the key of an action on a certification in the cycle that ends on {@code expiryDate}}
     *
     * @param action the reminder or the pause
     * @param certificationId the certification
     * @param expiryDate the expiry date in whose cycle it is due
     */
    public static IdempotencyKey of(Action action, UUID certificationId, LocalDate expiryDate) {
        String cycle = ":" + certificationId + ":" + expiryDate;
        if (action instanceof Action.Reminder reminder) {
            return new IdempotencyKey("reminder" + cycle + ":" + reminder.thresholdDays());
        }
        return new IdempotencyKey("auto-pause" + cycle);
    }

    @Override
    public int compareTo(IdempotencyKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
