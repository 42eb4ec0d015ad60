package io.certcron.application.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactedTextTest {

    private final Redactor redactor = new Redactor(List.of());

    @Test
    void isEqualToTheSameTextOnly() {
        RedactedText text = redactor.redact("Bad Gateway");

        assertThat(text).isEqualTo(redactor.redact("Bad Gateway")).hasSameHashCodeAs(redactor.redact("Bad Gateway"));
        assertThat(text).isNotEqualTo(redactor.redact("Not Found")).isNotEqualTo("Bad Gateway");
    }

    @Test
    void showsItsText() {
        assertThat(redactor.redact("Bad Gateway")).hasToString("Bad Gateway");
    }
}
