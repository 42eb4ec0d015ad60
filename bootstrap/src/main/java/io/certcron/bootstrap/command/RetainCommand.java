package io.certcron.bootstrap.command;

import io.certcron.application.port.out.StorageException;
import io.certcron.bootstrap.config.Retention;
import io.certcron.bootstrap.job.OperatorTools;
import io.certcron.persistence.RetentionSweep.Deleted;
import io.certcron.persistence.RetentionSweep.Limits;
import io.certcron.persistence.SchemaCheck;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Deletes what is older than anybody needs it. */
@Command(
        name = "retain",
        description =
                "Deletes settled intents that are older than retention.ledger (400 days unless configured), and, where"
                        + " retention.runs is set, runs and slots that are older than that. Never touches the audit log, nor"
                        + " anything that is still open or would count as missed without it. Run it as the owner of the schema;"
                        + " runs may go on meanwhile, and it can be stopped at any moment.")
final class RetainCommand implements Callable<Integer> {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final Surroundings here;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CertificationCronCommand program;

    @Option(names = "--dry-run", description = "Say what is old, and delete nothing.")
    private boolean dryRun;

    RetainCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        return new OperatorCommand(here, program.config()).run(RetainCommand::troubleOfOwner, this::retain);
    }

    /** The owner need not be a member of the runtime role, but must see the certifications. */
    private static Optional<String> troubleOfOwner(SchemaCheck.Outcome outcome) {
        boolean isStranger = outcome instanceof SchemaCheck.Outcome.RoleInsufficient insufficient
                && insufficient.lack() == SchemaCheck.Lack.MEMBERSHIP;
        return isStranger ? Optional.empty() : SchemaTrouble.inWords(outcome);
    }

    private int retain(OperatorTools tools) {
        Limits limits = limits(
                tools.configuration().retention(), tools.clock().instant().truncatedTo(ChronoUnit.SECONDS));
        if (dryRun) {
            here.humanOutput().println("Would delete " + inWords(limits) + " Nothing was deleted.");
            return ExitCode.COMPLETED;
        }
        return sweep(tools, limits);
    }

    private int sweep(OperatorTools tools, Limits limits) {
        try (CountProgress progress = CountProgress.in(here)) {
            Deleted deleted = tools.retentionSweep().sweep(limits, soFar -> progress.show(rows(soFar), "rows deleted"));
            progress.close();
            here.humanOutput().println(summary(deleted));
            return ExitCode.COMPLETED;
        } catch (StorageException refused) {
            if (refused.sqlState().filter(INSUFFICIENT_PRIVILEGE::equals).isEmpty()) {
                throw refused;
            }
            here.stderr()
                    .println("Only the owner of the schema may delete: set database.user to it, as for 'migrate'.");
            return ExitCode.USAGE_OR_CONFIGURATION;
        }
    }

    private static Limits limits(Retention retention, Instant now) {
        return new Limits(now.minus(retention.ledger()), retention.runs().map(now::minus));
    }

    private static String inWords(Limits limits) {
        return "settled intents planned before " + limits.intentsPlannedBefore() + "; "
                + limits.runsEndedBefore()
                        .map(before -> "runs and slots that ended before " + before + ".")
                        .orElse("no runs, as retention.runs is not set.");
    }

    private static String summary(Deleted deleted) {
        return rows(deleted) == 0
                ? "There was nothing to delete."
                : "Deleted " + RunReport.count(deleted.intents()) + " intents, " + RunReport.count(deleted.runs())
                        + " runs, " + RunReport.count(deleted.slots()) + " slots and "
                        + RunReport.count(deleted.counts()) + " counts of workers.";
    }

    private static long rows(Deleted deleted) {
        return deleted.intents() + deleted.runs() + deleted.slots() + deleted.counts();
    }
}
