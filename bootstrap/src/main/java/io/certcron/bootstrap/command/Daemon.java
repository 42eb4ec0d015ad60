package io.certcron.bootstrap.command;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.node.Node;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.out.StorageException;
import io.certcron.application.port.out.Ticker.Ticking;
import io.certcron.bootstrap.config.Configuration;
import io.certcron.bootstrap.config.ConfigurationOutcome;
import io.certcron.bootstrap.config.Needs;
import io.certcron.bootstrap.job.Job;
import io.certcron.bootstrap.surface.DaemonServer;
import io.certcron.bootstrap.surface.ServerNotStartedException;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Schedule;
import io.certcron.domain.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A process that keeps the schedules until it is told to stop. */
public final class Daemon {

    private static final Duration LOOK_FOR_DATABASE_EVERY = Duration.ofSeconds(5);
    private static final Duration TELL_EVERY = Duration.ofMinutes(1);
    private static final Duration STORE_PROBLEMS_EVERY = Duration.ofSeconds(5);
    private static final int SHOWN_SCHEDULES = 100;

    private final Surroundings here;
    private final JobStart start;
    private final EventLog log;
    private final CountDownLatch stopAsked = new CountDownLatch(1);

    private Daemon(Surroundings here, JobStart start) {
        this.here = here;
        this.start = start;
        this.log = start.log();
    }

    /**
     * Runs until the process is told to stop, and returns its exit code.
     *
     * @param listeners hooks
     */
    public static int run(Surroundings here, Optional<Path> configFile, List<RunListener> listeners) {
        return run(
                here,
                listeners,
                JobStart.configuration(here, configFile, EnumSet.allOf(Needs.class)),
                job -> {},
                () -> {});
    }

    /**
     * The same with other settings.
     *
     * @param first what to do with the job before it is started
     * @param last what to do when everything has stopped
     */
    static int run(
            Surroundings here,
            List<RunListener> listeners,
            Supplier<ConfigurationOutcome> configuration,
            Consumer<Job> first,
            Runnable last) {
        return JobStart.run(
                here, Job::assembleServing, listeners, configuration, (start, job, settings, signal) -> new Daemon(
                                here, start)
                        .run(job, settings, signal, first, last));
    }

    private int run(Job job, Configuration settings, StopOnSignal signal, Consumer<Job> first, Runnable last) {
        signal.onSignal(stopAsked::countDown);
        try (DaemonServer server = DaemonServer.start(job, settings)) {
            signal.onSignal(() -> {
                server.stopping();
                stopAsked.countDown();
            });
            tellOfServer(server);
            Optional<Integer> unfit = awaitDatabase(job);
            if (unfit.isPresent()) {
                return unfit.get();
            }
            first.accept(job);
            return keepSchedules(job, settings, server);
        } catch (ServerNotStartedException refused) {
            return tellOf(refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        } finally {
            last.run();
        }
    }

    /** Returns with an exit code where it is not to start. A database that is away is waited for. */
    private Optional<Integer> awaitDatabase(Job job) throws InterruptedException {
        Duration waited = Duration.ZERO;
        while (true) {
            try {
                Optional<Integer> unfit = start.unfit(job.schemaCheck().check());
                job.followDatabaseClock();
                return unfit;
            } catch (StorageException away) {
                if (!isWorthWaitingFor(away)) {
                    throw away;
                }
                if (waited.toSeconds() % TELL_EVERY.toSeconds() == 0) {
                    tellOfMissingDatabase(away);
                }
            }
            waited = waited.plus(LOOK_FOR_DATABASE_EVERY);
            if (stopAsked.await(LOOK_FOR_DATABASE_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of(ExitCode.COMPLETED);
            }
        }
    }

    /** Wrong credentials and a missing database mend themselves less often than a server comes back. */
    private static boolean isWorthWaitingFor(StorageException failure) {
        return failure.isUnavailable()
                && failure.sqlState().stream().noneMatch(state -> state.startsWith("28") || state.startsWith("3D"));
    }

    private void tellOfMissingDatabase(StorageException away) {
        here.stderr().println(DatabaseTrouble.inWords(away));
        log.logEvent(
                Severity.ERROR,
                ErrorCode.DATABASE_UNAVAILABLE,
                "The daemon waits for the database",
                EventContext.of(away)
                        .remediation("Look at database.url, database.user and database.password,"
                                + " and whether the server is running"));
    }

    private void tellOfServer(DaemonServer server) {
        EventContext listening = EventContext.NONE.count("port", server.port());
        log.logEvent(
                Severity.INFO,
                "The daemon listens",
                server.tokenFile()
                        .map(file -> listening.code("token_file", file.toString()))
                        .orElse(listening));
        if (here.isWatched()) {
            here.stderr().println("Operations page: " + server.address());
            server.tokenFile().ifPresent(file -> here.stderr().println("Sign in with the token in " + file));
        }
    }

    private int tellOf(ServerNotStartedException refused) {
        here.stderr().println(refused.getMessage());
        log.logEvent(
                Severity.ERROR,
                ErrorCode.SERVER_NOT_STARTED,
                "The API and the operations page can't be served",
                EventContext.NONE
                        .count("port", refused.port())
                        .remediation(
                                "Look at http.host, http.port and http.token-file: another process may listen there"));
        return ExitCode.USAGE_OR_CONFIGURATION;
    }

    private int keepSchedules(Job job, Configuration settings, DaemonServer server) throws InterruptedException {
        tellOfStart(job);
        Node node = job.node();
        node.start();
        try (Ticking storing =
                job.ticker().every("certification-cron-problems", STORE_PROBLEMS_EVERY, job::storeProblems)) {
            stopAsked.await();
        }
        server.close();
        log.logEvent(
                Severity.INFO,
                "The daemon was told to stop, and finishes what is in flight",
                EventContext.NONE.millis("grace_ms", settings.stopGrace()));
        boolean ended = node.stop(settings.stopGrace());
        log.logEvent(
                ended ? Severity.INFO : Severity.WARN,
                "The daemon has stopped",
                EventContext.NONE.flag("everything_finished", ended));
        return ExitCode.COMPLETED;
    }

    /** A database that has just gone away is for the node's loops to live with. */
    private void tellOfStart(Job job) {
        try {
            tellOfSchedules(job, job.schedules().list(Optional.empty(), SHOWN_SCHEDULES));
        } catch (StorageException away) {
            log.logEvent(Severity.INFO, "The daemon has started", EventContext.of(away));
        }
    }

    private void tellOfSchedules(Job job, List<Schedule> schedules) {
        EventContext particulars = EventContext.NONE.count("schedule_count", schedules.size());
        log.logEvent(
                Severity.INFO,
                "The daemon has started",
                schedules.isEmpty()
                        ? particulars.remediation("There is no schedule yet: create one with 'schedules add'")
                        : particulars);
        if (here.isWatched()) {
            here.stderr().println("The daemon is running. Ctrl-C stops it.");
            ScheduleReport report = new ScheduleReport(job.schedules(), here.clock());
            schedules.forEach(schedule -> here.stderr().print(report.forPeople(schedule, 1)));
            if (schedules.isEmpty()) {
                here.stderr().println("There is no schedule yet: create one with 'schedules add'.");
            }
        }
    }
}
