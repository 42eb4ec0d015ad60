package io.certcron.application.node;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.RunOnDemand;
import io.certcron.application.port.out.RunOnDemand.RequestKey;
import io.certcron.application.port.out.RunRequested;
import io.certcron.application.run.Runs;
import io.certcron.application.schedule.Schedules;
import io.certcron.domain.Operator;
import io.certcron.domain.Schedule;
import io.certcron.domain.Severity;
import io.certcron.domain.Workflow;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Runs that operators ask for, beside the slots of their schedules. This node carries them out. Thread-safe. */
public final class RunsOnDemand {

    /** Dates that nobody means, and that a database may not take. */
    private static final int PLAUSIBLE_YEARS = 100;

    private final Schedules schedules;
    private final Runs runs;
    private final Node node;
    private final EventLog log;
    private final Clock clock;

    /**
     * Runs on demand, which the node carries out.
     *
     * @param schedules the stored schedules
     * @param runs opens runs
     * @param node carries them out, once it is started
     * @param log is told of each
     * @param clock the time, from which business dates are taken
     */
    public RunsOnDemand(Schedules schedules, Runs runs, Node node, EventLog log, Clock clock) {
        this.schedules = schedules;
        this.runs = runs;
        this.node = node;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Opens a run of the schedule and has this node carry it out; returns at once. A schedule that is paused can be run too. A
     * request that is made again, under its key, gets the answer of the first one, even where the schedule is gone by now.
     *
     * @param request what is asked for
     * @param by who asks for it
     * @return what became of the wish; the run itself belongs to this node
     * @throws IllegalArgumentException if the business date lies in the future and the request is no dry run, or more than
     * 100 years away; the message says so
     * @throws io.certcron.application.port.out.StorageException if the database fails
     */
    public RunRequested request(Request request, Operator by) {
        Optional<Schedule> found = schedules.find(request.cronId());
        RunOnDemand wish = new RunOnDemand(
                request.cronId(), by, request.key().map(key -> new RequestKey(key, request.fingerprint())));
        if (found.isEmpty()) {
            return answeredBefore(wish);
        }
        Schedule schedule = found.get();
        LocalDate businessDate = businessDateOf(request, schedule);
        RunRequested outcome = runs.openOnDemand(
                wish, schedule.spec().workflow(), schedule.spec().zone(), businessDate, request.dryRun());
        if (outcome instanceof RunRequested.Opened opened) {
            log.forRun(opened.run().runId())
                    .logEvent(
                            Severity.INFO,
                            "A run was requested by a human",
                            EventContext.NONE
                                    .id("cron_id", request.cronId())
                                    .code("way", by.way().name()));
            node.carryOut(opened.run(), request.dryRun());
        }
        return outcome;
    }

    /** A schedule that is gone opens nothing; a request that was answered while it was there gets that answer again. */
    private RunRequested answeredBefore(RunOnDemand wish) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return runs.openOnDemand(wish, Workflow.ALL, ZoneOffset.UTC, today, true);
    }

    private LocalDate businessDateOf(Request request, Schedule schedule) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), schedule.spec().zone());
        LocalDate businessDate = request.businessDate().orElse(today);
        if (businessDate.isAfter(today) && !request.dryRun()) {
            throw new IllegalArgumentException("businessDate: must not be in the future, as it is " + today + " in "
                    + schedule.spec().zone() + ", got " + businessDate + "; only a dry run may look ahead");
        }
        if (businessDate.isBefore(today.minusYears(PLAUSIBLE_YEARS))
                || businessDate.isAfter(today.plusYears(PLAUSIBLE_YEARS))) {
            throw new IllegalArgumentException(
                    "businessDate: must be within " + PLAUSIBLE_YEARS + " years of today, got " + businessDate);
        }
        return businessDate;
    }

    /**
     * What an operator asks for.
     *
     * @param cronId the schedule, which gives the workflow and the zone
     * @param businessDate the date that the run is for; empty for today in the schedule's zone
     * @param dryRun whether to count what is due without planning or sending anything
     * @param key names the request, so that asking again opens no second run; 1 to {@value RequestKey#MAX_LENGTH} characters
     */
    public record Request(UUID cronId, Optional<LocalDate> businessDate, boolean dryRun, Optional<String> key) {

        private String fingerprint() {
            return cronId + " " + businessDate.map(LocalDate::toString).orElse("today") + " " + dryRun;
        }
    }
}
