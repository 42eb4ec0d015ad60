package io.certcron.bootstrap.command;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.out.StorageException;
import io.certcron.application.redaction.Redactor;
import io.certcron.bootstrap.config.Configuration;
import io.certcron.bootstrap.config.ConfigurationFault;
import io.certcron.bootstrap.config.ConfigurationLoader;
import io.certcron.bootstrap.config.ConfigurationOutcome;
import io.certcron.bootstrap.config.Needs;
import io.certcron.bootstrap.job.Job;
import io.certcron.bootstrap.log.JsonLogging;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import io.certcron.persistence.SchemaCheck;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The way of a process that logs to standard output, from its configuration to its exit code. */
final class JobStart {

    /** What a process does with the job. */
    @FunctionalInterface
    interface Work {

        /** Does it and returns the exit code. */
        int with(JobStart start, Job job, Configuration configuration, StopOnSignal signal);
    }

    /** Puts the job together for a kind of process. */
    @FunctionalInterface
    interface Assembly {

        /** As {@link Job#assemble}. */
        Job assemble(
                Configuration configuration,
                Redactor redactor,
                Clock clock,
                List<RunListener> listeners,
                LongSupplier droppedLogEvents);
    }

    private final Surroundings here;
    private final Assembly assembly;
    private final List<RunListener> listeners;
    private final EventLog log = new EventLog();

    private JobStart(Surroundings here, Assembly assembly, List<RunListener> listeners) {
        this.here = here;
        this.assembly = assembly;
        this.listeners = listeners;
    }

    /** Does the work under the configuration, or says why it can't. Nothing logs before it has taken over the logging. */
    static int run(
            Surroundings here,
            Assembly assembly,
            List<RunListener> listeners,
            Supplier<ConfigurationOutcome> configuration,
            Work work) {
        try (StopOnSignal signal = StopOnSignal.install();
                JsonLogging logging = JsonLogging.install(here.stdout())) {
            int exitCode = new JobStart(here, assembly, listeners).configured(configuration, work, logging, signal);
            signal.exitingWith(exitCode);
            return exitCode;
        }
    }

    /** What a process needs, from the environment and the file. */
    static Supplier<ConfigurationOutcome> configuration(
            Surroundings here, Optional<Path> configFile, Set<Needs> needs) {
        return () -> ConfigurationLoader.load(here.environment(), configFile, needs);
    }

    /** Where this process logs. */
    EventLog log() {
        return log;
    }

    private int configured(
            Supplier<ConfigurationOutcome> configuration, Work work, JsonLogging logging, StopOnSignal signal) {
        try {
            ConfigurationOutcome outcome = configuration.get();
            return outcome instanceof ConfigurationOutcome.Loaded loaded
                    ? assembled(loaded.configuration(), work, logging, signal)
                    : refuse(((ConfigurationOutcome.Faulty) outcome).faults());
        } catch (RuntimeException | Error failure) {
            return failed(failure, log);
        }
    }

    private int assembled(Configuration configuration, Work work, JsonLogging logging, StopOnSignal signal) {
        Redactor redactor = new Redactor(configuration.secrets());
        logging.redactWith(redactor);
        signal.waitAtMost(configuration.stopGrace());
        warnOfPlainText(configuration);
        try (Job job = assembly.assemble(configuration, redactor, here.clock(), listeners, logging::dropped)) {
            return work.with(this, job, configuration, signal);
        }
    }

    /** Why the database is not fit for the job, told in the log and to people, as an exit code. */
    Optional<Integer> unfit(SchemaCheck.Outcome outcome) {
        return unfit(outcome, log);
    }

    /** The same, in another log. */
    Optional<Integer> unfit(SchemaCheck.Outcome outcome, EventLog told) {
        Optional<String> trouble = SchemaTrouble.inWords(outcome);
        trouble.ifPresent(here.stderr()::println);
        tellOf(outcome, told);
        return trouble.map(words -> ExitCode.USAGE_OR_CONFIGURATION);
    }

    /** What ended the process, told in the log and to people, as an exit code. */
    int failed(Throwable failure, EventLog told) {
        if (failure instanceof StorageException databaseFailed) {
            tellOf(databaseFailed, told);
        } else {
            told.logEvent(
                    Severity.ERROR,
                    codeOf(failure),
                    "The process failed before or after its work",
                    EventContext.NONE.causedBy(failure));
        }
        return ExitCode.FAILED;
    }

    static ErrorCode codeOf(Throwable failure) {
        if (failure instanceof StorageException databaseFailed) {
            return databaseFailed.isUnavailable() ? ErrorCode.DATABASE_UNAVAILABLE : ErrorCode.DATABASE_ERROR;
        }
        return ErrorCode.UNEXPECTED_EXCEPTION;
    }

    private static void tellOf(SchemaCheck.Outcome outcome, EventLog told) {
        if (outcome instanceof SchemaCheck.Outcome.NotMigrated notMigrated) {
            told.logEvent(
                    Severity.ERROR,
                    ErrorCode.DATABASE_NOT_MIGRATED,
                    "The database lacks migrations",
                    EventContext.NONE
                            .count("missing_count", notMigrated.missing().size())
                            .remediation("Run 'migrate' as the owner of the schema"));
        }
        if (outcome instanceof SchemaCheck.Outcome.RoleInsufficient insufficient) {
            told.logEvent(
                    Severity.ERROR,
                    ErrorCode.DATABASE_ROLE_INSUFFICIENT,
                    "The database user lacks the rights of the runtime role",
                    EventContext.NONE
                            .code("lack", insufficient.lack().name())
                            .text(
                                    "remediation",
                                    new Redactor(List.of())
                                            .redact(insufficient.lack().remedy())));
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

    private void tellOf(StorageException failure, EventLog told) {
        here.stderr().println(DatabaseTrouble.inWords(failure));
        told.logEvent(
                Severity.ERROR,
                codeOf(failure),
                "The database could not be used",
                EventContext.of(failure)
                        .remediation("Look at database.url, database.user and database.password,"
                                + " and whether the server is running"));
    }
}
