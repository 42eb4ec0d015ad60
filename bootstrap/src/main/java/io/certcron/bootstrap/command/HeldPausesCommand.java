package io.certcron.bootstrap.command;

import io.certcron.application.held.ChosenPauses;
import io.certcron.application.held.HeldPauseReview;
import io.certcron.domain.Operator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Decides on the pauses that the brake has held. */
@Command(
        name = "held-pauses",
        description =
                "Lists the pauses that the brake has held, as a run would have made suspiciously many (PAUSES_HELD),"
                        + " and releases or drops them.")
final class HeldPausesCommand implements Runnable {

    private static final int NAMED_IDS = 10;

    private final Surroundings here;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CertificationCronCommand program;

    HeldPausesCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: " + CertificationCronCommand.names(spec.commandLine()));
    }

    @Command(name = "list", description = "Lists the held pauses, and whether each is still due.")
    int list(@Option(names = "--json", description = "Print a JSON object, and nothing else.") boolean json) {
        return reviewing(review -> {
            HeldPauseListing listing = new HeldPauseListing(review, here.humanOutput());
            if (json) {
                listing.asJson();
            } else {
                listing.forPeople();
            }
            return ExitCode.COMPLETED;
        });
    }

    @Command(name = "release", description = "Releases held pauses. Those that are still due are sent.")
    int release(@ArgGroup(multiplicity = "1") HeldPauseChoice choice) {
        return deciding(choice, (review, chosen) -> {
            long released = inSight("released", progress -> chosen.map(these -> review.release(these, by(), progress))
                    .orElseGet(() -> review.releaseAll(by(), progress)));
            here.humanOutput()
                    .println("Released " + pauses(released) + "."
                            + (released == 0
                                    ? ""
                                    : " They are sent by the next run, or by one that is under way;"
                                            + " 'execute --workflow AUTO_PAUSE' sends them now."));
            return ExitCode.COMPLETED;
        });
    }

    @Command(
            name = "drop",
            description =
                    "Drops held pauses: they are never sent, and no longer reported as missed. This can't be undone.")
    int drop(
            @ArgGroup(multiplicity = "1") HeldPauseChoice choice,
            @Option(names = "--yes", description = "Do it. Without this the command says what it would drop.")
                    boolean yes) {
        return deciding(choice, (review, chosen) -> {
            long count = chosen.map(these -> (long) these.pauses().size()).orElseGet(review::count);
            if (!yes && count > 0) {
                here.stderr()
                        .println("This would drop " + pauses(count)
                                + ", which can't be undone. Add --yes to do it. Nothing was changed.");
                return ExitCode.USAGE_OR_CONFIGURATION;
            }
            long dropped = inSight("dropped", progress -> chosen.map(these -> review.drop(these, by(), progress))
                    .orElseGet(() -> review.dropAll(by(), progress)));
            here.humanOutput().println("Dropped " + pauses(dropped) + (dropped == 0 ? "." : ". They are never sent."));
            return ExitCode.COMPLETED;
        });
    }

    private Operator by() {
        return CommandLineOperator.of(here);
    }

    private int reviewing(ToIntFunction<HeldPauseReview> work) {
        return new OperatorCommand(here, program.config()).run(tools -> work.applyAsInt(tools.heldPauses()));
    }

    private int deciding(HeldPauseChoice choice, Decision decision) {
        return reviewing(review -> {
            if (choice.isAll()) {
                return decision.on(review, Optional.empty());
            }
            ChosenPauses chosen = review.choose(choice.certifications());
            return chosen.unknown().isEmpty() ? decision.on(review, Optional.of(chosen)) : refuse(chosen);
        });
    }

    private int refuse(ChosenPauses chosen) {
        String named = chosen.unknown().stream()
                .sorted()
                .limit(NAMED_IDS)
                .map(UUID::toString)
                .collect(Collectors.joining(", "));
        int unnamed = chosen.unknown().size() - NAMED_IDS;
        here.stderr()
                .println("No pause is held of " + named + (unnamed > 0 ? " and " + unnamed + " more" : "")
                        + ": 'held-pauses list' shows what is. Nothing was changed.");
        return ExitCode.USAGE_OR_CONFIGURATION;
    }

    private long inSight(String done, Deciding deciding) {
        try (CountProgress progress = CountProgress.in(here)) {
            return deciding.reportingTo(count -> progress.show(count, done));
        }
    }

    private static String pauses(long count) {
        return RunReport.count(count) + (count == 1 ? " held pause" : " held pauses");
    }

    /** What is done with the chosen pauses, or with all where none are chosen. */
    @FunctionalInterface
    private interface Decision {
        int on(HeldPauseReview review, Optional<ChosenPauses> chosen);
    }

    /** Goes on in batches, and returns how many it decided. */
    @FunctionalInterface
    private interface Deciding {
        long reportingTo(LongConsumer progress);
    }
}
