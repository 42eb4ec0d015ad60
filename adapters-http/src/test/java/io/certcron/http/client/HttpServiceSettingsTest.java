package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServiceSettingsTest {

    private static final URI ADDRESS = URI.create("https://reminders.example");

    @Test
    void hasTheStandardTimeoutsAndCircuit() {
        HttpServiceSettings settings = HttpServiceSettings.of(ADDRESS, "token");

        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.callTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.circuit()).isEqualTo(new CircuitSettings(5, Duration.ofSeconds(5)));
    }

    @Test
    void neverPrintsTheToken() {
        HttpServiceSettings settings = HttpServiceSettings.of(ADDRESS, LoopbackService.TOKEN);

        assertThat(settings.toString()).contains(ADDRESS.toString()).doesNotContain(LoopbackService.TOKEN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpServiceSettings.of(ADDRESS, LoopbackService.TOKEN + "\n"))
                .withMessageStartingWith("token: ")
                .withMessageNotContaining(LoopbackService.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://reminders.example",
                "reminders.example",
                "/api",
                "https:///api",
                "mailto:a@b",
                "https://user:secret@reminders.example",
                "https://reminders.example?a=b",
                "https://reminders.example#a"
            })
    void refusesAnAddressThatIsNoServices(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpServiceSettings.of(URI.create(address), "token"))
                .withMessageStartingWith("baseUrl: ")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "line\nbreak", "delete\u007f", "nørsk"})
    void refusesATokenThatNoHeaderCanHold(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpServiceSettings.of(ADDRESS, token))
                .withMessageStartingWith("token: ");
    }

    @Test
    void refusesTimesThatAreNotPositive() {
        HttpServiceSettings settings = HttpServiceSettings.of(ADDRESS, "token");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.within(Duration.ZERO, Duration.ofSeconds(1)))
                .withMessageStartingWith("connectTimeout: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.within(Duration.ofSeconds(1), Duration.ofSeconds(-1)))
                .withMessageStartingWith("callTimeout: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CircuitSettings(1, Duration.ZERO))
                .withMessageStartingWith("delay: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CircuitSettings(0, Duration.ofSeconds(1)))
                .withMessageStartingWith("failures: ");
    }
}
