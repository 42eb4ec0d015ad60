package io.certcron.http.page.view;

import java.time.LocalDate;

/**
 * A night in the strip.
 *
 * @param date which
 * @param state how it went
 * @param details what else there is to know; empty for nothing
 */
public record NightCell(LocalDate date, NightState state, String details) {

    /** How it went, in words. */
    public String words() {
        return details.isEmpty() ? state.words() : state.words() + ": " + details;
    }

    /** The date with the day of the week. */
    public String businessDate() {
        return Times.weekday(date);
    }
}
