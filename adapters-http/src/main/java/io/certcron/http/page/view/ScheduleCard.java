package io.certcron.http.page.view;

import io.certcron.domain.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A schedule in short.
 *
 * @param cronId the schedule
 * @param version its version
 * @param name what people call it
 * @param expression its cron expression
 * @param sentence the expression in words
 * @param zone its zone
 * @param workflow what its runs cover
 * @param enabled whether its slots become runs
 * @param pauseReason why not
 * @param next its next fire times
 * @param last its last run
 * @param alarm why somebody should look at it
 */
public record ScheduleCard(
        UUID cronId,
        long version,
        String name,
        String expression,
        String sentence,
        String zone,
        String workflow,
        boolean enabled,
        Optional<String> pauseReason,
        List<Moment> next,
        Optional<RunRow> last,
        Optional<String> alarm) {

    /** The schedule as it is now. */
    public static ScheduleCard of(
            Schedule schedule, String sentence, List<Instant> next, Optional<RunRow> last, Optional<Instant> missed) {
        Times times = new Times(schedule.spec().zone());
        return new ScheduleCard(
                schedule.cronId(),
                schedule.version(),
                schedule.spec().name(),
                schedule.spec().cronExpression(),
                sentence,
                schedule.spec().zone().getId(),
                Words.of(schedule.spec().workflow()),
                schedule.spec().enabled(),
                schedule.spec().pauseReason(),
                next.stream().map(times::weekday).toList(),
                last,
                missed.map(slot -> "Was due at " + times.minute(slot).text() + ", and no run was made."));
    }
}
