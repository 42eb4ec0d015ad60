package io.certcron.http.page.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Only what was signed by this key, for this purpose, is taken for it. */
class SignedTextTest {

    private final SignedText signed = new SignedText("a key".getBytes(StandardCharsets.UTF_8));

    @Test
    void opensWhatItSigned() {
        assertThat(signed.open("session", signed.sign("session", "føø\nbar"))).contains("føø\nbar");
    }

    @Test
    void opensNothingThatWasSignedForAnotherPurpose() {
        assertThat(signed.open("session", signed.sign("flash", "text"))).isEmpty();
    }

    @Test
    void opensNothingThatAnotherKeySigned() {
        SignedText other = new SignedText("another key".getBytes(StandardCharsets.UTF_8));

        assertThat(signed.open("session", other.sign("session", "text"))).isEmpty();
    }
}
