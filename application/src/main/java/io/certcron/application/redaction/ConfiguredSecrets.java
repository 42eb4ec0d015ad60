package io.certcron.application.redaction;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The configured secrets, exactly: as they are, and as they are written in a URL or in JSON. */
final class ConfiguredSecrets implements Finder {

    /** A secret shorter than this is an ordinary word, and taking it out would only show where it is. */
    static final int SHORTEST = 4;

    private static final Pattern PERCENT_ENCODED = Pattern.compile("%[0-9A-F]{2}");

    private final List<String> forms;

    ConfiguredSecrets(Collection<String> secrets) {
        this.forms = secrets.stream()
                .map(String::strip)
                .filter(secret -> secret.length() >= SHORTEST && !Redactor.REDACTED.contains(secret))
                .flatMap(ConfiguredSecrets::formsOf)
                .distinct()
                .toList();
    }

    /** The length of the longest form. */
    int longest() {
        return forms.stream().mapToInt(String::length).max().orElse(0);
    }

    @Override
    public void hideIn(MaskedText text) {
        for (String form : forms) {
            int start = text.original().indexOf(form);
            while (start >= 0) {
                text.hide(start, start + form.length());
                start = text.original().indexOf(form, start + 1);
            }
        }
    }

    private static Stream<String> formsOf(String secret) {
        String inForm = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String inUrl = inForm.replace("+", "%20").replace("%7E", "~");
        String inJson = secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return Stream.of(
                secret, inForm, inLowerCase(inForm), inUrl, inLowerCase(inUrl), inJson, inJson.replace("/", "\\/"));
    }

    private static String inLowerCase(String percentEncoded) {
        return PERCENT_ENCODED.matcher(percentEncoded).replaceAll(code -> code.group()
                .toLowerCase(Locale.ROOT));
    }
}
