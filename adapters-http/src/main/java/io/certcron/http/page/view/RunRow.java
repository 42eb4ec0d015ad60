package io.certcron.http.page.view;

import io.certcron.application.port.out.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A run in short.
 *
 * @param runId the run
 * @param businessDate the date that it was for
 * @param workflow what it covered
 * @param status its status
 * @param started when it was opened
 * @param took how long it took, or has been running
 * @param origin why it was opened
 * @param cronId its schedule
 * @param dryRun whether it only counted
 * @param running whether it is under way
 * @param errorCode what ended it
 */
public record RunRow(
        UUID runId,
        String businessDate,
        String workflow,
        Badge status,
        Moment started,
        String took,
        String origin,
        Optional<UUID> cronId,
        boolean dryRun,
        boolean running,
        Optional<String> errorCode) {

    private static final int SHORT = 8;

    /** The run as it is now. */
    public static RunRow of(RunRecord run, Times times, Instant now) {
        return new RunRow(
                run.runId(),
                run.businessDate().toString(),
                Words.of(run.workflow()),
                Words.of(run.status()),
                times.second(run.startedAt()),
                Times.length(Duration.between(run.startedAt(), run.finishedAt().orElse(now))),
                originOf(run, times),
                run.cronId(),
                run.dryRun(),
                run.finishedAt().isEmpty(),
                run.errorCode());
    }

    /** The first characters of its id. */
    public String shortId() {
        return runId.toString().substring(0, SHORT);
    }

    private static String originOf(RunRecord run, Times times) {
        return run.requestedBy()
                .map(by -> "asked for by " + by.name())
                .or(() -> run.slot()
                        .map(slot ->
                                "slot of " + times.minute(slot.scheduledFor()).text()))
                .orElse("by execute");
    }
}
