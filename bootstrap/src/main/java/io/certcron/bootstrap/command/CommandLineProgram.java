package io.certcron.bootstrap.command;

import io.certcron.bootstrap.config.DurationText;
import io.certcron.bootstrap.verify.exchange.GivenCertification;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

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
                .registerConverter(ZoneId.class, CommandLineProgram::zone)
                .registerConverter(GivenCertification.class, VerifiedServiceOptions::certification);
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            here.stderr().println("Unexpected " + failure.getClass().getName() + " in " + command.getCommandName());
            return ExitCode.FAILED;
        });
        return commandLine.execute(arguments);
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
