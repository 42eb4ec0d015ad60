package io.certcron.domain;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one run did with reminders, in intents.
 *
 * @param plannedByThreshold newly planned reminders for each threshold, iterated from the largest; superseded ones left out
 * @param superseded recorded without being sent, as a more urgent one is due
 * @param sent the service sent it now
 * @param alreadySent the service had sent it before
 * @param skipped renewed, no longer active, gone or expired since planning
 * @param rejected the service said never, or the attempts ran out
 */
public record ReminderTally(
        Map<Integer, Long> plannedByThreshold,
        long superseded,
        long sent,
        long alreadySent,
        long skipped,
        long rejected) {

    /** Nothing planned and nothing sent. */
    public static final ReminderTally NONE = new ReminderTally(Map.of(), 0, 0, 0, 0, 0);

    /** The thresholds are kept in order, the largest first. */
    public ReminderTally {
        plannedByThreshold = largestFirst(plannedByThreshold);
    }

    /** {@return all newly planned reminders, superseded ones left out} */
    public long planned() {
        return plannedByThreshold.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<Integer, Long> largestFirst(Map<Integer, Long> counts) {
        SortedMap<Integer, Long> sorted = new TreeMap<>(Comparator.reverseOrder());
        sorted.putAll(counts);
        return Collections.unmodifiableSortedMap(sorted);
    }
}
