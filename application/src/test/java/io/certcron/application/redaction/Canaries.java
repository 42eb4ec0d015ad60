package io.certcron.application.redaction;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks for what must have been taken out, in the surroundings in which it may stand. */
final class Canaries {

    private static final String[] SURROUNDINGS = {
        "%s", "between %s and", "(%s)", "x=%s;", "<p>%s</p>", "[\"%s\"]", "%s,"
    };

    private Canaries() {}

    static void assertTakenOut(Redactor redactor, String text, String... canaries) {
        for (String surrounding : SURROUNDINGS) {
            assertThat(redactor.redact(surrounding.formatted(text)).value())
                    .doesNotContain(canaries)
                    .contains(Redactor.REDACTED);
        }
    }
}
