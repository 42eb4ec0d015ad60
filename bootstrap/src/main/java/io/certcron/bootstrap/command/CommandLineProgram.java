package io.certcron.bootstrap.command;

import io.certcron.bootstrap.bounds.ServiceUrl;
import io.certcron.bootstrap.config.DurationText;
import io.certcron.bootstrap.verify.exchange.GivenCertification;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the command line and runs the command it names. */
public final class CommandLineProgram {

    private CommandLineProgram() {}

    /**
     * Runs one command.
     *
     * @return the exit code of the process
     */
    public static int run(Surroundings here, String... arguments) {
        CommandLine commandLine = new CommandLine(new CertificationCronCommand(), new CommandFactory(here))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setOut(new PrintWriter(here.stdout(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(here.stderr(), true, StandardCharsets.UTF_8))
                .registerConverter(Duration.class, CommandLineProgram::duration)
                .registerConverter(LocalDate.class, CommandLineProgram::date)
                .registerConverter(URI.class, CommandLineProgram::serviceAddress)
                .registerConverter(ZoneId.class, CommandLineProgram::zone)
                .registerConverter(GivenCertification.class, VerifiedServiceOptions::certification);
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            here.stderr().println("Unexpected " + failure.getClass().getName() + " in " + command.getCommandName());
            return ExitCode.FAILED;
        });
        commandLine.setParameterExceptionHandler((wrong, given) -> refuse(wrong));
        return commandLine.execute(arguments);
    }

    /** In a few lines, so that what is wrong is not above a screen of help; all of that where a command has to be named. */
    private static int refuse(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter errors = command.getErr();
        errors.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, errors);
        if (command.getSubcommands().isEmpty()) {
            errors.println("All options: " + command.getCommandSpec().qualifiedName() + " --help");
        } else {
            command.usage(errors);
        }
        return ExitCode.USAGE_OR_CONFIGURATION;
    }

    private static URI serviceAddress(String text) {
        try {
            return ServiceUrl.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException("must be " + ServiceUrl.FORM);
        }
    }

    private static Duration duration(String text) {
        return DurationText.parse(text)
                .filter(duration -> !duration.isZero())
                .orElseThrow(() -> new TypeConversionException("'" + text
                        + "' is no duration: write a whole number above zero and its unit, such as 90s, 10m or 2h"));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrongForm) {
            throw new TypeConversionException("'" + text + "' is no date: write it like 2026-11-21");
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneName.read(text);
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }
}
