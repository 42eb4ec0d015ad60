package io.certcron.bootstrap.command;

import io.certcron.bootstrap.job.OperatorTools;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Keeps the schedules. */
@Command(
        name = "schedules",
        description = "Lists and changes the schedules that every daemon keeps. A change takes effect within seconds,"
                + " and never touches a run that is under way.")
final class SchedulesCommand implements Runnable {

    private static final String NAME = "The schedule's name.";
    private static final String CRON =
            "When it is due: five UNIX fields, six or seven Quartz fields, or a nickname such as @daily, in quotes."
                    + " Try it with 'next'.";
    private static final String WORKFLOW = "What its runs cover: ${COMPLETION-CANDIDATES}.";

    private final Surroundings here;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CertificationCronCommand program;

    SchedulesCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: " + CertificationCronCommand.names(spec.commandLine()));
    }

    @Command(name = "list", description = "Lists all schedules and when they are due next.")
    int list(@Option(names = "--json", description = "Print a JSON array, and nothing else.") boolean json) {
        return keeping(schedules -> json ? schedules.listAsJson() : schedules.list());
    }

    @Command(
            name = "add",
            description = "Creates a schedule.",
            footer = {"", "Example: schedules add nightly \"0 2 * * *\" --zone Europe/Oslo"})
    int add(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Parameters(paramLabel = "CRON", description = CRON) String cron,
            @Option(
                            names = "--zone",
                            paramLabel = "ZONE",
                            description = "The zone of the expression and of the business dates, such as Europe/Oslo."
                                    + " Default: the configured one.")
                    @Nullable
                    ZoneId zone,
            @Option(
                            names = "--workflow",
                            paramLabel = "WORKFLOW",
                            defaultValue = "ALL",
                            description = WORKFLOW + " Default: ${DEFAULT-VALUE}.")
                    Workflow workflow,
            @Option(names = "--paused", description = "Create it paused; 'schedules resume' starts it.") boolean paused,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is paused, for people.") @Nullable
                    String reason) {
        if (reason != null && !paused) {
            throw wrong("add", "--reason says why a schedule is paused: add --paused as well.");
        }
        return new OperatorCommand(here, program.config())
                .run(tools -> keeping(tools).add(() -> {
                    ZoneId inZone = Optional.ofNullable(zone)
                            .orElseGet(() -> tools.configuration().run().zone());
                    return new ScheduleSpec(name, cron, inZone, workflow, !paused, Optional.ofNullable(reason));
                }));
    }

    @Command(
            name = "change",
            description = "Changes what the options name and leaves the rest as it is. A paused schedule stays paused.")
    int change(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(names = "--cron", paramLabel = "CRON", description = CRON) @Nullable String cron,
            @Option(names = "--zone", paramLabel = "ZONE", description = "Its zone, such as Europe/Oslo.") @Nullable
                    ZoneId zone,
            @Option(names = "--workflow", paramLabel = "WORKFLOW", description = WORKFLOW) @Nullable Workflow workflow,
            @Option(names = "--rename", paramLabel = "NAME", description = "Its new name.") @Nullable String rename) {
        if (cron == null && zone == null && workflow == null && rename == null) {
            throw wrong("change", "Say what to change: --cron, --zone, --workflow or --rename.");
        }
        return keeping(schedules -> schedules.change(
                name,
                present -> new ScheduleSpec(
                        Optional.ofNullable(rename).orElse(present.name()),
                        Optional.ofNullable(cron).orElse(present.cronExpression()),
                        Optional.ofNullable(zone).orElse(present.zone()),
                        Optional.ofNullable(workflow).orElse(present.workflow()),
                        present.enabled(),
                        present.pauseReason())));
    }

    @Command(name = "pause", description = "Pauses a schedule: slots that come due meanwhile are recorded as skipped.")
    int pause(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for people.") @Nullable
                    String reason) {
        return keeping(schedules -> schedules.pause(name, Optional.ofNullable(reason)));
    }

    @Command(name = "resume", description = "Ends the pause of a schedule. Slots that it skipped are not made up for.")
    int resume(@Parameters(paramLabel = "NAME", description = NAME) String name) {
        return keeping(schedules -> schedules.resume(name));
    }

    @Command(name = "delete", description = "Deletes a schedule. Its runs stay.")
    int delete(@Parameters(paramLabel = "NAME", description = NAME) String name) {
        return keeping(schedules -> schedules.delete(name));
    }

    private int keeping(ToIntFunction<ScheduleKeeping> work) {
        return new OperatorCommand(here, program.config()).run(tools -> work.applyAsInt(keeping(tools)));
    }

    private ScheduleKeeping keeping(OperatorTools tools) {
        return new ScheduleKeeping(
                tools.schedules(), CommandLineOperator.of(here), tools.clock(), here.humanOutput(), here.stderr());
    }

    private ParameterException wrong(String subcommand, String message) {
        return new ParameterException(spec.commandLine().getSubcommands().get(subcommand), message);
    }
}
