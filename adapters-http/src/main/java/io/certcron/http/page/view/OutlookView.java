package io.certcron.http.page.view;

import java.util.List;

/**
 * What the next nights will bring.
 *
 * @param thresholds the thresholds, the largest first
 * @param nights the nights
 * @param tonight what a dry run of the first of them finds
 */
public record OutlookView(List<Integer> thresholds, List<OutlookRow> nights, DueView tonight) {

    private static final int HEIGHT = 100;

    /** How high a number is drawn, of {@value #HEIGHT}; what is not zero is always seen. */
    public long height(long count) {
        return count == 0 ? 0 : Math.max(1, count * HEIGHT / Math.max(1, most()));
    }

    /** The largest night. */
    public long most() {
        return nights.stream().mapToLong(OutlookRow::total).max().orElse(0);
    }

    /** What the chart says, for those who don't see it. */
    public String summary() {
        return "The largest of these nights has " + Words.count(most(), "intent", "intents");
    }
}
