package io.certcron.domain;

import java.time.LocalDate;

/**
 * A range of calendar dates, open at its start and closed at its end. Empty where {@code through} is not after
 * {@code after}.
 *
 * @param after the date just before the range
 * @param through the last date in the range
 */
public record DateRange(LocalDate after, LocalDate through) {

    /**
     * {@return whether the date lies in the range}
     *
     * @param date the date
     */
    public boolean contains(LocalDate date) {
        return date.isAfter(after) && !date.isAfter(through);
    }

    /** {@return whether no date lies in the range} */
    public boolean isEmpty() {
        return !through.isAfter(after);
    }
}
