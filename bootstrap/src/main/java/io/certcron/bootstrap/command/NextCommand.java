package io.certcron.bootstrap.command;

import io.certcron.bootstrap.log.JsonLogging;
import io.certcron.scheduler.CronExpression;
import io.certcron.scheduler.FireTime;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** When a cron expression is due. */
@Command(
        name = "next",
        description = "Says in English what a cron expression means, and when it is due next.",
        footer = {"", "Example: next \"0 2 * * *\" --zone Europe/Oslo --from 2027-03-12 --count 5"})
final class NextCommand implements Callable<Integer> {

    private static final String ZONE_VARIABLE = "CERTCRON_ZONE";
    private static final int MAX_COUNT = 1_000;
    private static final int MIN_YEAR = 1970;
    private static final int MAX_YEAR = 9999;

    private final Surroundings here;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "EXPRESSION",
            description = "Five UNIX fields, six or seven Quartz fields, or a nickname such as @daily. Quote it,"
                    + " as the shell puts names of files in place of *.")
    private List<String> words = List.of();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The zone of the expression, such as Europe/Oslo. Default: " + ZONE_VARIABLE + ", or UTC.")
    private Optional<ZoneId> zone = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "Begin with the start of this day in the zone, such as 2026-11-21. Default: now.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many times to list, 1 to " + MAX_COUNT + ". Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--json", description = "Print a JSON array of UTC instants, and nothing else.")
    private boolean json;

    NextCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        refuseWhatIsOutOfBounds();
        try (JsonLogging logging = JsonLogging.install(here.stderr())) {
            return list(CronExpression.parse(String.join(" ", words)), zone.orElseGet(this::configuredZone));
        } catch (IllegalArgumentException refused) {
            here.stderr().println(refused.getMessage());
            if (words.size() > 1) {
                here.stderr().println("Put the expression in quotes, as the shell puts names of files in place of *.");
            }
            return ExitCode.USAGE_OR_CONFIGURATION;
        }
    }

    private void refuseWhatIsOutOfBounds() {
        if (count < 1 || count > MAX_COUNT) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value for option '--count': " + count + " is not 1 to " + MAX_COUNT);
        }
        from.map(LocalDate::getYear)
                .filter(year -> year < MIN_YEAR || year > MAX_YEAR)
                .ifPresent(year -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "Invalid value for option '--from': the year is not " + MIN_YEAR + " to " + MAX_YEAR);
                });
    }

    private ZoneId configuredZone() {
        String name = here.environment().getOrDefault(ZONE_VARIABLE, "UTC");
        try {
            return ZoneName.read(name);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(ZONE_VARIABLE + ": " + unknown.getMessage(), unknown);
        }
    }

    private int list(CronExpression expression, ZoneId inZone) {
        Instant after = from.map(date -> date.atStartOfDay(inZone).toInstant().minusNanos(1))
                .orElseGet(here.clock()::instant);
        List<FireTime> due = expression.upcoming(after, inZone).limit(count).toList();
        if (due.isEmpty()) {
            throw new IllegalArgumentException("'" + expression + "' is never due"
                    + from.map(date -> " from " + date + " on").orElse(" any more") + ". " + expression.describe());
        }
        print(here.humanOutput(), expression, due, inZone);
        return ExitCode.COMPLETED;
    }

    private void print(PrintStream out, CronExpression expression, List<FireTime> due, ZoneId inZone) {
        if (json) {
            out.println(FireTimeLines.json(due));
            return;
        }
        String sentence = expression.describe();
        out.println(sentence.substring(0, sentence.length() - 1) + ", in " + inZone + ".");
        FireTimeLines.forPeople(due, inZone).forEach(out::println);
        if (due.size() < count) {
            out.println("After that it is never due again.");
        }
    }
}
