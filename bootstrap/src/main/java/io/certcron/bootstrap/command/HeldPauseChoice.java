package io.certcron.bootstrap.command;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which held pauses a command is about. */
final class HeldPauseChoice {

    @Option(names = "--all", required = true, description = "All that are held.")
    private boolean all;

    @Option(
            names = "--certification",
            paramLabel = "ID...",
            hideParamSyntax = true,
            arity = "1..*",
            split = ",",
            required = true,
            converter = CertificationId.class,
            description = "Those of these certifications, of every expiry date.")
    private Set<UUID> certifications = new LinkedHashSet<>();

    boolean isAll() {
        return all;
    }

    Set<UUID> certifications() {
        return certifications;
    }

    /** Reads an id. */
    static final class CertificationId implements ITypeConverter<UUID> {

        private static final Pattern FORM =
                Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

        @Override
        public UUID convert(String text) {
            if (!FORM.matcher(text).matches()) {
                throw new TypeConversionException("'" + text + "' is no id: write it as 'held-pauses list' shows it");
            }
            return UUID.fromString(text);
        }
    }
}
