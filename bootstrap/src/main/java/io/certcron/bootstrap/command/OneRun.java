package io.certcron.bootstrap.command;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.in.RunRequest;
import io.certcron.bootstrap.config.Configuration;
import io.certcron.bootstrap.config.Needs;
import io.certcron.bootstrap.job.Job;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunResult;
import io.certcron.domain.Severity;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** One run in a process of its own. */
final class OneRun {

    private final Surroundings here;
    private final EventLog log;

    private OneRun(Surroundings here, EventLog log) {
        this.here = here;
        this.log = log;
    }

    /** Makes the run and returns the exit code. */
    static int execute(Surroundings here, Optional<Path> configFile, RunRequest request) {
        return JobStart.run(
                here,
                Job::assemble,
                List.of(),
                JobStart.configuration(here, configFile, EnumSet.of(Needs.DATABASE, Needs.SERVICES)),
                (start, job, configuration, signal) -> start.unfit(
                                job.schemaCheck().check())
                        .orElseGet(() -> new OneRun(here, start.log()).run(job, configuration, request, signal)));
    }

    private static RunRequest withinBudgetOf(Configuration configuration, RunRequest request) {
        return request.timeBudget().isPresent()
                ? request
                : configuration.timeBudget().map(request::within).orElse(request);
    }

    private int run(Job job, Configuration configuration, RunRequest request, StopOnSignal signal) {
        job.followDatabaseClock();
        signal.onSignal(job.expiryCheck()::stop);
        RunResult result;
        try {
            result = job.expiryCheck().executeExpiryCheck(withinBudgetOf(configuration, request));
        } catch (IllegalArgumentException refused) {
            here.stderr().println(refused.getMessage());
            log.logEvent(
                    Severity.ERROR,
                    ErrorCode.USAGE_INVALID,
                    "A business date in the future is refused, except for a dry run",
                    request.businessDate()
                            .map(date -> EventContext.NONE.date("business_date", date))
                            .orElse(EventContext.NONE));
            return ExitCode.USAGE_OR_CONFIGURATION;
        }
        configuration.pushgateway().ifPresent(job::pushMetrics);
        if (here.isWatched()) {
            here.stderr().print(RunReport.of(result));
        }
        return ExitCode.of(result.status());
    }
}
