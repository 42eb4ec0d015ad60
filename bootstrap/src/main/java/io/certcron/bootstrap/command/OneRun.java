package io.certcron.bootstrap.command;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.log.Severity;
import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.out.StorageException;
import io.certcron.application.redaction.Redactor;
import io.certcron.bootstrap.config.Configuration;
import io.certcron.bootstrap.config.ConfigurationFault;
import io.certcron.bootstrap.config.ConfigurationLoader;
import io.certcron.bootstrap.config.ConfigurationOutcome;
import io.certcron.bootstrap.config.Needs;
import io.certcron.bootstrap.log.JsonLogging;
import io.certcron.bootstrap.wiring.Job;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunResult;
import io.certcron.persistence.SchemaCheck;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** One run in a process of its own, from the configuration to the exit code. */
final class OneRun {

    private final Surroundings here;
    private final Optional<Path> configFile;
    private final EventLog log = new EventLog();

    private OneRun(Surroundings here, Optional<Path> configFile) {
        this.here = here;
        this.configFile = configFile;
    }

    /** Makes the run and returns the exit code. */
    static int execute(Surroundings here, Optional<Path> configFile, RunRequest request) {
        try (StopOnSignal signal = StopOnSignal.install();
                JsonLogging logging = JsonLogging.install(here.stdout())) {
            int exitCode = new OneRun(here, configFile).configuredAndExecuted(request, logging, signal);
            signal.exitingWith(exitCode);
            return exitCode;
        }
    }

    private int configuredAndExecuted(RunRequest request, JsonLogging logging, StopOnSignal signal) {
        try {
            ConfigurationOutcome outcome =
                    ConfigurationLoader.load(here.environment(), configFile, EnumSet.allOf(Needs.class));
            return outcome instanceof ConfigurationOutcome.Loaded loaded
                    ? execute(request, loaded.configuration(), logging, signal)
                    : refuse(((ConfigurationOutcome.Faulty) outcome).faults());
        } catch (StorageException databaseFailed) {
            return unavailable(databaseFailed);
        } catch (RuntimeException | Error unexpected) {
            log.logEvent(
                    Severity.ERROR,
                    ErrorCode.UNEXPECTED_EXCEPTION,
                    "The process failed before or after the run",
                    EventContext.NONE.causedBy(unexpected));
            return ExitCode.FAILED;
        }
    }

    private int execute(RunRequest request, Configuration configuration, JsonLogging logging, StopOnSignal signal) {
        Redactor redactor = new Redactor(configuration.secrets());
        logging.redactWith(redactor);
        warnOfPlainText(configuration);
        try (Job job = Job.assemble(configuration, redactor, here.clock(), List.of())) {
            return unfit(job.schemaCheck().check())
                    .orElseGet(() -> run(job, withinBudgetOf(configuration, request), signal));
        }
    }

    private void warnOfPlainText(Configuration configuration) {
        if (configuration.sendsTokenInPlainText()) {
            log.logEvent(
                    Severity.WARN,
                    ErrorCode.TOKEN_UNENCRYPTED,
                    "A token crosses the network unencrypted, unless something else encrypts it",
                    EventContext.NONE.remediation("Use https in reminder.url and management.url"));
        }
    }

    private static RunRequest withinBudgetOf(Configuration configuration, RunRequest request) {
        return request.timeBudget().isPresent()
                ? request
                : configuration.timeBudget().map(request::within).orElse(request);
    }

    private int run(Job job, RunRequest request, StopOnSignal signal) {
        signal.onSignal(job.expiryCheck()::stop);
        RunResult result;
        try {
            result = job.expiryCheck().executeExpiryCheck(request);
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
        if (here.isWatched()) {
            here.stderr().print(RunReport.of(result));
        }
        return ExitCode.of(result.status());
    }

    private int refuse(List<ConfigurationFault> faults) {
        Redactor redactor = new Redactor(List.of());
        for (ConfigurationFault fault : faults) {
            here.stderr().println(fault.describe());
            log.logEvent(
                    Severity.ERROR,
                    ErrorCode.CONFIGURATION_INVALID,
                    "A setting is missing or wrong",
                    EventContext.NONE
                            .code("variable", fault.variable())
                            .text("source", redactor.redact(fault.source().place()))
                            .text("problem", redactor.redact(fault.problem()))
                            .text("remediation", redactor.redact(fault.fix())));
        }
        return ExitCode.USAGE_OR_CONFIGURATION;
    }

    private Optional<Integer> unfit(SchemaCheck.Outcome outcome) {
        if (outcome instanceof SchemaCheck.Outcome.NotMigrated notMigrated) {
            here.stderr().println("The database lacks migrations: run 'migrate' as the owner of the schema.");
            log.logEvent(
                    Severity.ERROR,
                    ErrorCode.DATABASE_NOT_MIGRATED,
                    "The database lacks migrations",
                    EventContext.NONE
                            .count("missing_count", notMigrated.missing().size())
                            .remediation("Run 'migrate' as the owner of the schema"));
            return Optional.of(ExitCode.USAGE_OR_CONFIGURATION);
        }
        if (outcome instanceof SchemaCheck.Outcome.RoleInsufficient insufficient) {
            here.stderr()
                    .println("The database user lacks rights: grant it service_role, or run 'migrate' with"
                            + " database.runtime-user set to its name.");
            log.logEvent(
                    Severity.ERROR,
                    ErrorCode.DATABASE_ROLE_INSUFFICIENT,
                    "The database user lacks the rights of the runtime role",
                    EventContext.NONE
                            .code("lack", insufficient.lack().name())
                            .remediation("As the owner, run 'migrate' with database.runtime-user set to this user"));
            return Optional.of(ExitCode.USAGE_OR_CONFIGURATION);
        }
        return Optional.empty();
    }

    private int unavailable(StorageException failure) {
        here.stderr().println(DatabaseTrouble.inWords(failure));
        log.logEvent(
                Severity.ERROR,
                failure.isUnavailable() ? ErrorCode.DATABASE_UNAVAILABLE : ErrorCode.DATABASE_ERROR,
                "The database could not be used",
                EventContext.of(failure)
                        .remediation("Look at database.url, database.user and database.password,"
                                + " and whether the server is running"));
        return ExitCode.FAILED;
    }
}
