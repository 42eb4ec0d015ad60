package io.certcron.domain;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Names one effect on one certification in one cycle. The same on every node, retry and night; a renewal changes the
 * expiry date, and so makes a new key.
 *
 * @param value {@code reminder:<certification_id>:<expiry_date>:<threshold>} or
 *     {@code auto-pause:<certification_id>:<expiry_date>}
 */
public record IdempotencyKey(String value) implements Comparable<IdempotencyKey> {

    private static final String REMINDER = "reminder:";
    private static final String AUTO_PAUSE = "auto-pause:";

    /** An id and an expiry date: {@code h} for a hexadecimal digit, {@code d} for a decimal one. */
    private static final String CYCLE = "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh:dddd-dd-dd";

    private static final int LONGEST_THRESHOLD = 4;

    /** Refuses what has neither of the two forms of a key. */
    public IdempotencyKey {
        if (!isReminder(value) && !isAutoPause(value)) {
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
        String cycle = certificationId + ":" + expiryDate;
        if (action instanceof Action.Reminder reminder) {
            return new IdempotencyKey(REMINDER + cycle + ":" + reminder.thresholdDays());
        }
        return new IdempotencyKey(AUTO_PAUSE + cycle);
    }

    @Override
    public int compareTo(IdempotencyKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    // by hand, as a run makes a great many of them
    private static boolean isAutoPause(String value) {
        return value.startsWith(AUTO_PAUSE)
                && value.length() == AUTO_PAUSE.length() + CYCLE.length()
                && hasForm(value, AUTO_PAUSE.length(), CYCLE);
    }

    private static boolean isReminder(String value) {
        int colon = REMINDER.length() + CYCLE.length();
        int thresholdDigits = value.length() - colon - 1;
        return value.startsWith(REMINDER)
                && thresholdDigits >= 1
                && thresholdDigits <= LONGEST_THRESHOLD
                && hasForm(value, REMINDER.length(), CYCLE)
                && value.charAt(colon) == ':'
                && hasForm(value, colon + 1, "d".repeat(thresholdDigits));
    }

    private static boolean hasForm(String value, int start, String form) {
        for (int i = 0; i < form.length(); i++) {
            if (!fits(value.charAt(start + i), form.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(char character, char form) {
        boolean decimal = character >= '0' && character <= '9';
        return switch (form) {
            case 'd' -> decimal;
            case 'h' -> decimal || (character >= 'a' && character <= 'f');
            default -> character == form;
        };
    }
}
