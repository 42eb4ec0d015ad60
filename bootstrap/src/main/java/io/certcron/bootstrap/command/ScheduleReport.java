package io.certcron.bootstrap.command;

import io.certcron.application.schedule.Schedules;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.scheduler.CronExpression;
import io.certcron.scheduler.FireTime;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A schedule with all that is known of it: for a person, and for a program. */
final class ScheduleReport {

    private static final String ITEM = "  %-9s %s%n";
    private static final String UNREADABLE = "The expression can't be read any more: change it.";

    private final Schedules schedules;
    private final Clock clock;

    ScheduleReport(Schedules schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    /**
     * Several lines.
     *
     * @param times how many of the next fire times to show, at most
     */
    String forPeople(Schedule schedule, int times) {
        ScheduleSpec spec = schedule.spec();
        StringBuilder text = new StringBuilder(spec.name()).append(System.lineSeparator());
        text.append("  ").append(sentence(spec)).append(System.lineSeparator());
        text.append(ITEM.formatted("cron", spec.cronExpression()));
        text.append(ITEM.formatted("workflow", spec.workflow()));
        if (spec.enabled()) {
            nextLines(spec, times).forEach(line -> text.append(line));
        } else {
            text.append(ITEM.formatted(
                    "paused", spec.pauseReason().map(ScheduleReport::onOneLine).orElse("without a reason")));
        }
        return text.append(ITEM.formatted("id", schedule.cronId())).toString();
    }

    void asJson(Schedule schedule, JsonText json) {
        ScheduleSpec spec = schedule.spec();
        Optional<Instant> next =
                spec.enabled() ? due(spec, 1).stream().map(FireTime::at).findFirst() : Optional.empty();
        json.object()
                .field("cron_id", schedule.cronId())
                .field("name", spec.name())
                .field("cron_expression", spec.cronExpression())
                .field("description", sentence(spec))
                .field("zone", spec.zone().getId())
                .field("workflow", spec.workflow().name())
                .field("enabled", spec.enabled())
                .field("pause_reason", spec.pauseReason())
                .field("next_fire_time", next.map(Instant::toString))
                .field(
                        "next_fire_time_local",
                        next.map(at -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(spec.zone()))))
                .field("version", schedule.version())
                .endObject();
    }

    private List<String> nextLines(ScheduleSpec spec, int times) {
        List<String> lines = FireTimeLines.forPeople(due(spec, times), spec.zone());
        if (lines.isEmpty()) {
            return List.of(ITEM.formatted("next", "never again"));
        }
        return IntStream.range(0, lines.size())
                .mapToObj(i -> ITEM.formatted(i == 0 ? "next" : "", lines.get(i)))
                .toList();
    }

    private List<FireTime> due(ScheduleSpec spec, int times) {
        try {
            return CronExpression.parse(spec.cronExpression())
                    .upcoming(clock.instant(), spec.zone())
                    .limit(times)
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private String sentence(ScheduleSpec spec) {
        try {
            String sentence = schedules.describe(spec);
            return sentence.substring(0, sentence.length() - 1) + ", in " + spec.zone() + ".";
        } catch (IllegalArgumentException unreadable) {
            return UNREADABLE;
        }
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
