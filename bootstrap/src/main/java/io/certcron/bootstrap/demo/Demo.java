package io.certcron.bootstrap.demo;

import io.certcron.application.redaction.Redactor;
import io.certcron.bootstrap.config.Configuration;
import io.certcron.bootstrap.config.ConfigurationOutcome;
import io.certcron.bootstrap.job.Job;
import io.certcron.bootstrap.log.JsonLogging;
import io.certcron.domain.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The nightly check as a newcomer meets it: on a {@link SandboxPlatform}, one full run, and a second one that finds nothing
 * to do.
 */
public final class Demo {

    private final PrintStream out;
    private final Clock clock;
    private final DemoDirectory directory;

    private Demo(PrintStream out, Clock clock, DemoDirectory directory) {
        this.out = out;
        this.clock = clock;
        this.directory = directory;
    }

    /**
     * Runs the demo.
     *
     * @param path where database and log are kept; an older demo there is replaced
     * @return whether everything went as it should
     * @throws IllegalArgumentException if the directory holds something else
     */
    public static boolean run(PrintStream out, Clock clock, Path path) {
        DemoDirectory directory = DemoDirectory.prepare(path);
        try (OutputStream log = Files.newOutputStream(directory.log());
                JsonLogging logging = JsonLogging.install(log)) {
            return new Demo(out, clock, directory).run(logging);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean run(JsonLogging logging) {
        out.println("Certification Expiry Cron: a demonstration\n");
        try (SandboxPlatform platform = SandboxPlatform.start(directory, clock)) {
            out.println("  PostgreSQL is running at " + platform.jdbcUrl());
            out.printf(
                    "  %,d certifications are generated around %s%n",
                    DemoCertifications.COUNT, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            out.println("  Reminder service (sandbox) at " + platform.reminderUrl());
            out.println("  Management service (sandbox) at " + platform.managementUrl() + "\n");
            return runTwice(configuration(platform), logging);
        }
    }

    private boolean runTwice(Configuration configuration, JsonLogging logging) {
        Redactor redactor = new Redactor(configuration.secrets());
        logging.redactWith(redactor);
        try (Job job = Job.assemble(configuration, redactor, clock, List.of(), () -> 0)) {
            RunResult first = job.expiryCheck().executeExpiryCheck();
            RunResult second = job.expiryCheck().executeExpiryCheck();
            DemoReport report = new DemoReport(first, second);
            out.print(report.text());
            out.println("  Log       " + directory.log() + " (a JSON object on each line)");
            out.println("  Database  " + directory.database() + " (stopped; the next demo replaces it)");
            return report.isAsExpected();
        }
    }

    private static Configuration configuration(SandboxPlatform platform) {
        ConfigurationOutcome outcome = platform.configuration();
        if (outcome instanceof ConfigurationOutcome.Loaded loaded) {
            return loaded.configuration();
        }
        throw new IllegalStateException("The demo's own settings are refused: " + outcome);
    }
}
