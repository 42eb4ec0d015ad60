package io.certcron.http.api;

import io.certcron.application.port.out.OperatorJournal;
import io.certcron.application.port.out.RunDetails;
import io.certcron.application.port.out.RunProblem;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run in full, as JSON shows it. */
record RunView(
        Views.Run run,
        String zone,
        Reminders reminders,
        PauseTally pauses,
        @Nullable Long dataErrors,
        @Nullable Monitoring monitoring,
        Views.@Nullable Audit audit,
        List<Planned> planned,
        List<Views.Intent> rejected,
        List<Trouble> problems,
        List<Views.Entry> journal) {

    static RunView of(RunDetails run, List<OperatorJournal.Entry> journal) {
        return new RunView(
                Views.Run.of(run.record()),
                run.zone().getId(),
                Reminders.of(run.tally().reminders()),
                run.tally().pauses(),
                run.dataErrors().orElse(null),
                run.monitoring().map(Monitoring::of).orElse(null),
                run.audit().map(Views.Audit::of).orElse(null),
                run.planned().stream().map(Planned::of).toList(),
                run.rejected().stream().map(Views.Intent::of).toList(),
                run.problems().stream().map(Trouble::of).toList(),
                journal.stream().map(Views.Entry::of).toList());
    }

    /** How many there are at a threshold. */
    record ThresholdCount(int thresholdDays, long count) {

        static List<ThresholdCount> allOf(Map<Integer, Long> counts) {
            return counts.entrySet().stream()
                    .map(entry -> new ThresholdCount(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    record Reminders(
            List<ThresholdCount> plannedByThreshold,
            long superseded,
            long sent,
            long alreadySent,
            long skipped,
            long rejected) {

        static Reminders of(ReminderTally tally) {
            return new Reminders(
                    ThresholdCount.allOf(tally.plannedByThreshold()),
                    tally.superseded(),
                    tally.sent(),
                    tally.alreadySent(),
                    tally.skipped(),
                    tally.rejected());
        }
    }

    /** What the check found; without counts where it was not made, or failed. */
    record Monitoring(String state, @Nullable Long missedPauses, @Nullable Long unconfirmedPauses) {

        static Monitoring of(MonitoringResult result) {
            if (result instanceof MonitoringResult.Checked checked) {
                return new Monitoring(
                        "CHECKED",
                        checked.missed().count(),
                        checked.unconfirmed().count());
            }
            return new Monitoring(
                    result instanceof MonitoringResult.Unavailable ? "UNAVAILABLE" : "NOT_MADE", null, null);
        }
    }

    record Planned(
            Channel action, IntentStatus status, @Nullable String errorCode, @Nullable Integer httpStatus, long count) {

        static Planned of(RunDetails.IntentGroup group) {
            return new Planned(
                    group.action(),
                    group.status(),
                    group.errorCode().orElse(null),
                    group.httpStatus().isPresent() ? group.httpStatus().getAsInt() : null,
                    group.count());
        }
    }

    record Trouble(
            Severity severity,
            ErrorCode errorCode,
            String message,
            long count,
            Instant firstAt,
            Instant lastAt,
            Map<String, Object> example) {

        static Trouble of(RunProblem problem) {
            return new Trouble(
                    problem.severity(),
                    problem.code(),
                    problem.message(),
                    problem.count(),
                    problem.firstAt(),
                    problem.lastAt(),
                    problem.example());
        }
    }
}
