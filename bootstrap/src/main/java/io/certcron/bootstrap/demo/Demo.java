package io.certcron.bootstrap.demo;

import io.certcron.application.redaction.Redactor;
import io.certcron.bootstrap.config.Configuration;
import io.certcron.bootstrap.config.ConfigurationLoader;
import io.certcron.bootstrap.config.ConfigurationOutcome;
import io.certcron.bootstrap.config.Needs;
import io.certcron.bootstrap.log.JsonLogging;
import io.certcron.bootstrap.sandbox.SandboxServices;
import io.certcron.bootstrap.wiring.Job;
import io.certcron.domain.RunResult;
import io.certcron.persistence.CertificationLoader;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.EmbeddedDatabase;
import io.certcron.persistence.SchemaMigration;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The nightly check as a newcomer meets it: a PostgreSQL of its own, both services as sandboxes over real HTTP, generated
 * certifications, one full run, and a second one that finds nothing to do.
 */
public final class Demo {

    private static final String DATABASE = "certcron";
    private static final String RUNTIME_USER = "certcron";

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
        try (EmbeddedDatabase server = EmbeddedDatabase.in(directory.database())) {
            out.println("  PostgreSQL is running at " + server.jdbcUrl(DATABASE));
            prepare(server);
            try (SandboxServices services = SandboxServices.start(owner(server), CertificationTable.STANDARD, clock)) {
                out.println("  Reminder service (sandbox) at " + services.reminderUrl());
                out.println("  Management service (sandbox) at " + services.managementUrl() + "\n");
                return runTwice(configuration(server, services), logging);
            }
        }
    }

    private void prepare(EmbeddedDatabase server) {
        server.createUser(RUNTIME_USER);
        server.createDatabase(DATABASE, server.ownerUser());
        new SchemaMigration(owner(server), CertificationTable.STANDARD, Optional.of(RUNTIME_USER)).migrate();
        new CertificationLoader(owner(server), CertificationTable.STANDARD)
                .load(DemoCertifications.around(today()), rows -> {});
        out.printf("  %,d certifications are generated around %s%n", DemoCertifications.COUNT, today());
    }

    private boolean runTwice(Configuration configuration, JsonLogging logging) {
        Redactor redactor = new Redactor(configuration.secrets());
        logging.redactWith(redactor);
        try (Job job = Job.assemble(configuration, redactor, clock, List.of())) {
            RunResult first = job.expiryCheck().executeExpiryCheck();
            RunResult second = job.expiryCheck().executeExpiryCheck();
            DemoReport report = new DemoReport(first, second);
            out.print(report.text());
            out.println("  Log       " + directory.log() + " (a JSON object on each line)");
            out.println("  Database  " + directory.database() + " (stopped; the next demo replaces it)");
            return report.isAsExpected();
        }
    }

    private DataSource owner(EmbeddedDatabase server) {
        return server.dataSource(DATABASE, server.ownerUser());
    }

    private Configuration configuration(EmbeddedDatabase server, SandboxServices services) {
        Map<String, String> settings = Map.of(
                "CERTCRON_DATABASE_URL", server.jdbcUrl(DATABASE),
                "CERTCRON_DATABASE_USER", RUNTIME_USER,
                "CERTCRON_DATABASE_PASSWORD", "not asked for by the sandbox",
                "CERTCRON_REMINDER_URL", services.reminderUrl().toString(),
                "CERTCRON_REMINDER_TOKEN", services.reminderToken(),
                "CERTCRON_MANAGEMENT_URL", services.managementUrl().toString(),
                "CERTCRON_MANAGEMENT_TOKEN", services.managementToken());
        ConfigurationOutcome outcome = ConfigurationLoader.load(settings, Optional.empty(), EnumSet.allOf(Needs.class));
        if (outcome instanceof ConfigurationOutcome.Loaded loaded) {
            return loaded.configuration();
        }
        throw new IllegalStateException("The demo's own settings are refused: " + outcome);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
