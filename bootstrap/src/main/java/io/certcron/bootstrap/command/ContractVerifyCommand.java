package io.certcron.bootstrap.command;

import io.certcron.bootstrap.log.JsonLogging;
import io.certcron.bootstrap.terminal.OverwrittenLine;
import io.certcron.bootstrap.verify.ContractVerification;
import io.certcron.bootstrap.verify.KeyFile;
import io.certcron.bootstrap.verify.UnusableFileException;
import io.certcron.bootstrap.verify.Verification;
import io.certcron.bootstrap.verify.Verification.Finished;
import io.certcron.bootstrap.verify.Verification.Refused;
import io.certcron.bootstrap.verify.VerificationSettings;
import io.certcron.bootstrap.verify.WrittenFile;
import io.certcron.bootstrap.verify.report.JsonReport;
import io.certcron.bootstrap.verify.report.JunitReport;
import io.certcron.bootstrap.verify.report.TextReport;
import io.certcron.bootstrap.verify.rule.ContractRule;
import io.certcron.bootstrap.verify.rule.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks whether a service keeps its contract. */
@Command(
        name = "contract-verify",
        description = {
            "Looks from outside whether a reminder or management service keeps its contract, rule by rule.",
            "It causes effects: reminders are sent, mentors are paused. It does so only for certifications that"
                    + " --certification or --certifications name or, where none is named, that the service's own sandbox"
                    + " hands out, and sends beside them only made-up ids that do not exist. Without either it refuses to"
                    + " run. Use certifications of nobody real: each is used up."
        },
        footer = {
            "",
            "Exits with 0 if no rule is broken, 10 if one is, 11 if none is and something was missing to check them"
                    + " all, 2 if it could not begin.",
            "Example: contract-verify --service reminder --base-url https://reminders.test --token-file token"
        })
final class ContractVerifyCommand implements Callable<Integer> {

    private final Surroundings here;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final VerifiedServiceOptions target = new VerifiedServiceOptions();

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Remember in this file a few keys that were done, and look whether those of earlier"
                    + " verifications are still honoured.")
    private Optional<Path> state = Optional.empty();

    @Option(
            names = "--after-restart",
            description = "The service was restarted since the last verification with --state: look only whether it"
                    + " honours the remembered keys. Needs no certifications.")
    private boolean afterRestart;

    @Option(names = "--json", description = "Print one JSON object, for a program.")
    private boolean json;

    @Option(names = "--junit-xml", paramLabel = "FILE", description = "Write a JUnit report as well, for a CI.")
    private Optional<Path> junitXml = Optional.empty();

    ContractVerifyCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        if (afterRestart && state.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--after-restart needs --state FILE");
        }
        try (JsonLogging logging = JsonLogging.install(here.stderr())) {
            return verify(target.read(spec.commandLine(), here, afterRestart));
        } catch (UnusableFileException unusable) {
            here.stderr().println(unusable.getMessage() + ".");
            return ExitCode.USAGE_OR_CONFIGURATION;
        }
    }

    private int verify(VerificationSettings settings) throws UnusableFileException {
        for (Path written : Stream.concat(state.stream(), junitXml.stream()).toList()) {
            WrittenFile.require(written);
        }
        Optional<KeyFile> keyFile = state.map(file -> new KeyFile(file, settings.service()));
        OverwrittenLine line = new OverwrittenLine(here.stderr());
        Consumer<ContractRule> progress = here.isWatched() ? rule -> line.show("Checking " + rule) : rule -> {};
        ContractVerification verification = new ContractVerification(
                settings, keyFile.isPresent() ? keyFile.get().read() : List.of(), here.clock(), progress);
        Verification outcome = verification.run();
        if (here.isWatched()) {
            line.show("");
            line.end();
        }
        if (outcome instanceof Refused refused) {
            here.stderr().println(refused.reason() + " " + refused.fix() + " Nothing was verified.");
            return ExitCode.USAGE_OR_CONFIGURATION;
        }
        int exitCode = report((Finished) outcome);
        if (keyFile.isPresent()) {
            keyFile.get().write(verification.toRemember());
        }
        return exitCode;
    }

    private int report(Finished result) throws UnusableFileException {
        if (json) {
            here.humanOutput().println(JsonReport.of(result));
        } else {
            new TextReport(result, here.humanOutput()).print();
        }
        if (junitXml.isPresent()) {
            writeJunit(result, junitXml.get());
        }
        if (result.count(Verdict.Broken.class) > 0) {
            return ExitCode.COMPLETED_WITH_FAILURES;
        }
        return result.isIncomplete() ? ExitCode.INCOMPLETE : ExitCode.COMPLETED;
    }

    private static void writeJunit(Finished result, Path file) throws UnusableFileException {
        try (Writer target = Files.newBufferedWriter(file)) {
            JunitReport.write(result, target);
        } catch (IOException refused) {
            throw new UnusableFileException(
                    file + " can't be written: " + refused.getClass().getSimpleName());
        }
    }
}
