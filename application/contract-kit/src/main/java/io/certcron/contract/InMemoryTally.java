package io.certcron.contract;

import io.certcron.application.port.out.JobFigures.IntentKind;
import io.certcron.application.port.out.JobFigures.IntentOutcome;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.RunTally;
import io.certcron.domain.Channel;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What has been counted for one run in memory. */
final class InMemoryTally {

    /** How an intent ended. */
    enum Ending {
        DONE,
        DONE_BEFORE,
        SKIPPED,
        REJECTED
    }

    private final Map<Integer, Long> planned = new HashMap<>();
    private final Map<Channel, Map<Ending, Long>> endings = new EnumMap<>(Channel.class);
    private long superseded;

    void count(PlannedPage page) {
        page.planned().forEach((threshold, count) -> planned.merge(threshold, count, Long::sum));
        superseded += page.superseded();
    }

    void count(Channel channel, Ending ending) {
        endings.computeIfAbsent(channel, any -> new EnumMap<>(Ending.class)).merge(ending, 1L, Long::sum);
    }

    void addTo(Map<IntentKind, Long> sums) {
        planned.forEach((threshold, count) -> add(sums, channelOf(threshold), IntentOutcome.PLANNED, count));
        add(sums, Channel.REMINDER, IntentOutcome.SUPERSEDED, superseded);
        endings.forEach((channel, counts) ->
                counts.forEach((ending, count) -> add(sums, channel, IntentOutcome.valueOf(ending.name()), count)));
    }

    private static Channel channelOf(int threshold) {
        return threshold == PlannedPage.PAUSE ? Channel.AUTO_PAUSE : Channel.REMINDER;
    }

    private static void add(Map<IntentKind, Long> sums, Channel channel, IntentOutcome outcome, long count) {
        if (count > 0) {
            sums.merge(new IntentKind(channel, outcome), count, Long::sum);
        }
    }

    RunTally total() {
        Map<Integer, Long> reminders = new HashMap<>(planned);
        reminders.remove(PlannedPage.PAUSE);
        return new RunTally(
                new ReminderTally(
                        reminders,
                        superseded,
                        counted(Channel.REMINDER, Ending.DONE),
                        counted(Channel.REMINDER, Ending.DONE_BEFORE),
                        counted(Channel.REMINDER, Ending.SKIPPED),
                        counted(Channel.REMINDER, Ending.REJECTED)),
                new PauseTally(
                        planned.getOrDefault(PlannedPage.PAUSE, 0L),
                        0,
                        counted(Channel.AUTO_PAUSE, Ending.DONE),
                        counted(Channel.AUTO_PAUSE, Ending.DONE_BEFORE),
                        counted(Channel.AUTO_PAUSE, Ending.SKIPPED),
                        counted(Channel.AUTO_PAUSE, Ending.REJECTED)));
    }

    private long counted(Channel channel, Ending ending) {
        return endings.getOrDefault(channel, Map.of()).getOrDefault(ending, 0L);
    }
}
