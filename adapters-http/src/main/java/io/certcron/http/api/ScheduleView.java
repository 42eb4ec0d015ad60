package io.certcron.http.api;

import io.certcron.application.port.out.RunRecord;
import io.certcron.application.schedule.Schedules;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A schedule, as JSON shows it. */
record ScheduleView(
        UUID cronId,
        String name,
        String cronExpression,
        @Nullable String description,
        String zone,
        Workflow workflow,
        boolean enabled,
        @Nullable String pauseReason,
        @Nullable Instant nextFireTime,
        Views.@Nullable Run lastRun,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static ScheduleView of(Schedule schedule, @Nullable RunRecord lastRun, Schedules schedules) {
        ScheduleSpec spec = schedule.spec();
        Sentence sentence = Sentence.of(spec, schedules);
        return new ScheduleView(
                schedule.cronId(),
                spec.name(),
                spec.cronExpression(),
                sentence.description,
                spec.zone().getId(),
                spec.workflow(),
                spec.enabled(),
                spec.pauseReason().orElse(null),
                spec.enabled() ? sentence.next : null,
                lastRun == null ? null : Views.Run.of(lastRun),
                schedule.version(),
                schedule.createdAt(),
                schedule.updatedAt());
    }

    /** What the expression says; nothing where a hand has written one that can't be read. */
    private record Sentence(@Nullable String description, @Nullable Instant next) {

        static Sentence of(ScheduleSpec spec, Schedules schedules) {
            try {
                return new Sentence(
                        schedules.describe(spec), schedules.next(spec).orElse(null));
            } catch (IllegalArgumentException unreadable) {
                return new Sentence(null, null);
            }
        }
    }
}
