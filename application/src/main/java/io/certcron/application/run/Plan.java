package io.certcron.application.run;

import io.certcron.application.port.out.PlannedPage;
import java.util.Map;
import java.util.TreeMap;

/** What planning has counted so far. */
record Plan(
        Map<Integer, Long> remindersByThreshold,
        long superseded,
        long pauses,
        long held,
        long dataErrors,
        boolean isComplete) {

    static final Plan EMPTY = new Plan(Map.of(), 0, 0, 0, 0, true);

    Plan withDataErrors(long count) {
        return new Plan(remindersByThreshold, superseded, pauses, held, count, isComplete);
    }

    Plan withPauses(PlannedPage page, boolean areHeld) {
        long more = page.planned().getOrDefault(PlannedPage.PAUSE, 0L);
        return withDuePauses(pauses + more, areHeld);
    }

    Plan withDuePauses(long count, boolean areHeld) {
        return new Plan(remindersByThreshold, superseded, count, areHeld ? count : 0, dataErrors, isComplete);
    }

    Plan withReminders(PlannedPage page) {
        Map<Integer, Long> sum = new TreeMap<>(remindersByThreshold);
        page.planned().forEach((threshold, count) -> sum.merge(threshold, count, Long::sum));
        return new Plan(sum, superseded + page.superseded(), pauses, held, dataErrors, isComplete);
    }

    Plan withDueReminders(Map<Integer, Long> byThreshold) {
        return new Plan(byThreshold, superseded, pauses, held, dataErrors, isComplete);
    }

    Plan interrupted() {
        return new Plan(remindersByThreshold, superseded, pauses, held, dataErrors, false);
    }
}
