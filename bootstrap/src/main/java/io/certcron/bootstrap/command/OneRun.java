package io.certcron.bootstrap.command;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.in.RunRequest;
import io.certcron.bootstrap.config.Configuration;
import io.certcron.bootstrap.config.Needs;
import io.certcron.bootstrap.job.Job;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.Severity;
import io.certcron.persistence.SchemaCheck;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One run in a process of its own. */
final class OneRun {

    private final Surroundings here;
    private final JobStart start;
    private final Job job;
    private final Configuration configuration;
    private final RunRequest request;

    private OneRun(Surroundings here, JobStart start, Job job, Configuration configuration, RunRequest request) {
        this.here = here;
        this.start = start;
        this.job = job;
        this.configuration = configuration;
        this.request = request;
    }

    /** Makes the run and returns the exit code. */
    static int execute(Surroundings here, Optional<Path> configFile, RunRequest request) {
        return JobStart.run(
                here,
                Job::assemble,
                List.of(),
                JobStart.configuration(here, configFile, EnumSet.of(Needs.DATABASE, Needs.SERVICES)),
                (start, job, configuration, signal) ->
                        new OneRun(here, start, job, configuration, request).run(signal));
    }

    private int run(StopOnSignal signal) {
        return prepare(UUID.randomUUID()).orElseGet(() -> make(signal));
    }

    /** An exit code where no run can be opened; what there would have been of it goes by the id. */
    private Optional<Integer> prepare(UUID runId) {
        EventLog log = job.log().forRun(runId);
        try {
            SchemaCheck.Outcome outcome = job.schemaCheck().check();
            Optional<Integer> unfit = start.unfit(outcome, log);
            SchemaTrouble.code(outcome)
                    .ifPresentOrElse(
                            code -> alert(error(runId, code, new IllegalStateException("Unfit database"))),
                            job::followDatabaseClock);
            return unfit;
        } catch (RuntimeException | Error failure) {
            int exitCode = start.failed(failure, log);
            alert(error(runId, JobStart.codeOf(failure), failure));
            return Optional.of(exitCode);
        }
    }

    private RunError error(UUID runId, ErrorCode code, Throwable cause) {
        return new RunError(runId, request.dryRun(), false, code, cause);
    }

    /** Nothing is done tonight: whoever is told of a run that failed is told of this too. */
    private void alert(RunError error) {
        if (!request.dryRun()) {
            job.tellOf(error);
            configuration.pushgateway().ifPresent(job::pushMetrics);
        }
    }

    private int make(StopOnSignal signal) {
        signal.onSignal(job.expiryCheck()::stop);
        RunResult result;
        try {
            result = job.expiryCheck().executeExpiryCheck(withinBudget());
        } catch (IllegalArgumentException refused) {
            here.stderr().println(refused.getMessage());
            start.log()
                    .logEvent(
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

    private RunRequest withinBudget() {
        return request.timeBudget().isPresent()
                ? request
                : configuration.timeBudget().map(request::within).orElse(request);
    }
}
