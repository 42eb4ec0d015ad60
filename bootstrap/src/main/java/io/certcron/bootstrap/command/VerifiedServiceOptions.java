package io.certcron.bootstrap.command;

import io.certcron.bootstrap.bounds.Forms;
import io.certcron.bootstrap.verify.CertificationFile;
import io.certcron.bootstrap.verify.UnusableFileException;
import io.certcron.bootstrap.verify.VerificationSettings;
import io.certcron.bootstrap.verify.exchange.Credential;
import io.certcron.bootstrap.verify.exchange.GivenCertification;
import io.certcron.bootstrap.verify.exchange.VerifiedService;
import io.certcron.http.client.HttpServiceSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which service is verified, and with what. */
final class VerifiedServiceOptions {

    @Option(
            names = "--service",
            required = true,
            paramLabel = "SERVICE",
            description = "The contract to hold it to: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private VerifiedService service;

    @Option(
            names = "--base-url",
            required = true,
            paramLabel = "URL",
            description = "Where it is: what stands before /api/v1/.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private URI baseUrl;

    @ArgGroup
    private final TokenChoice token = new TokenChoice();

    @Option(
            names = "--certification",
            paramLabel = "ID,MENTOR,DATE",
            description = "A certification that may be used up: its id, its mentor's id and its expiry date. May be"
                    + " repeated.")
    private List<GivenCertification> named = new ArrayList<>();

    @Option(
            names = "--certifications",
            paramLabel = "FILE",
            description = "The same in a CSV file with the columns certification_id,peer_mentor_id,expiry_date.")
    private Optional<Path> listed = Optional.empty();

    @Option(
            names = "--business-date",
            paramLabel = "DATE",
            description = "The date of the run that the service is told of. Default: today in UTC.")
    private Optional<LocalDate> businessDate = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "How long one call may take, at most the contract's 10s. Default: ${DEFAULT-VALUE}.")
    private Duration timeout = HttpServiceSettings.CALL_TIMEOUT;

    /** Where the token is. */
    static final class TokenChoice {

        @Option(
                names = "--token",
                paramLabel = "TOKEN",
                description = "The service's token. Others on this machine can see it in the list of processes: better"
                        + " use --token-file, or CERTCRON_REMINDER_TOKEN or CERTCRON_MANAGEMENT_TOKEN in the"
                        + " environment.")
        private Optional<String> text = Optional.empty();

        @Option(names = "--token-file", paramLabel = "FILE", description = "A file whose only line is the token.")
        private Optional<Path> file = Optional.empty();
    }

    /**
     * What the options say.
     *
     * @throws ParameterException if something is missing or can't be
     */
    VerificationSettings read(CommandLine commandLine, Surroundings here, boolean restarted)
            throws UnusableFileException {
        LocalDate date =
                businessDate.orElseGet(() -> LocalDate.ofInstant(here.clock().instant(), ZoneOffset.UTC));
        if (timeout.compareTo(HttpServiceSettings.CALL_TIMEOUT) > 0) {
            throw new ParameterException(commandLine, "--timeout is more than the 10s that the contract allows");
        }
        String secret = token(commandLine, here);
        try {
            HttpServiceSettings address = HttpServiceSettings.of(baseUrl, secret);
            return new VerificationSettings(
                    service,
                    address.baseUrl(),
                    new Credential.Token(address.token()),
                    certifications(commandLine, date),
                    date,
                    timeout,
                    restarted);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    commandLine, ("--" + wrong.getMessage()).replace("--baseUrl", "--base-url"), wrong);
        }
    }

    private String token(CommandLine commandLine, Surroundings here) throws UnusableFileException {
        if (token.file.isPresent()) {
            return contentOf(token.file.get());
        }
        String variable = "CERTCRON_" + service.name() + "_TOKEN";
        return token.text
                .or(() -> Optional.ofNullable(here.environment().get(variable)))
                .orElseThrow(() -> new ParameterException(
                        commandLine, "The service's token is missing: give --token-file FILE, or set " + variable));
    }

    private static String contentOf(Path file) throws UnusableFileException {
        try {
            String content = Files.readString(file).strip();
            if (!Forms.TOKEN.matcher(content).matches()) {
                throw new UnusableFileException(
                        file + " must hold the token and nothing else: visible ASCII characters on one line");
            }
            return content;
        } catch (NoSuchFileException missing) {
            throw new UnusableFileException(file + ": there is no such file");
        } catch (IOException unreadable) {
            throw new UnusableFileException(
                    file + " can't be read: " + unreadable.getClass().getSimpleName());
        }
    }

    private List<GivenCertification> certifications(CommandLine commandLine, LocalDate date)
            throws UnusableFileException {
        List<GivenCertification> all = new ArrayList<>(named);
        if (listed.isPresent()) {
            all.addAll(CertificationFile.read(listed.get()));
            if (all.isEmpty()) {
                throw new UnusableFileException(listed.get() + " lists no certification");
            }
        }
        all.stream()
                .filter(certification -> !service.takes(certification.expiryDate(), date))
                .findFirst()
                .ifPresent(unfit -> {
                    throw new ParameterException(
                            commandLine,
                            "The certification " + unfit.certificationId() + " expires on " + unfit.expiryDate() + ": "
                                    + whichFit(date));
                });
        return all.stream().distinct().toList();
    }

    private String whichFit(LocalDate date) {
        return switch (service) {
            case REMINDER ->
                "the reminder service is asked only about those that expire within 3650 days after " + date;
            case MANAGEMENT -> "the management service is asked only about those that expire on " + date + " or before";
        };
    }

    /** Reads {@code ID,MENTOR,DATE}. */
    static GivenCertification certification(String text) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == 3) {
                return new GivenCertification(
                        UUID.fromString(parts[0].toLowerCase(Locale.ROOT)),
                        UUID.fromString(parts[1].toLowerCase(Locale.ROOT)),
                        LocalDate.parse(parts[2]));
            }
        } catch (IllegalArgumentException | DateTimeException wrong) {
            // told below
        }
        throw new CommandLine.TypeConversionException(
                "'" + text + "' is no certification: write its id, its mentor's id and its expiry date, with commas");
    }
}
