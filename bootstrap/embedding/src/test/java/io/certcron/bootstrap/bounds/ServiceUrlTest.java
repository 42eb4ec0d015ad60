package io.certcron.bootstrap.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://example.org, true",
        "HTTP://example.org, true",
        "http://127.example.org, true",
        "http://localhost.example.org, true",
        "https://example.org, false",
        "http://localhost:8080, false",
        "http://127.0.0.1, false",
        "http://[::1]:8080, false"
    })
    void tellsWhatCrossesANetworkUnencrypted(String address, boolean unencrypted) {
        assertThat(ServiceUrl.isUnencrypted(ServiceUrl.parse(address))).isEqualTo(unencrypted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "ftp://example.org",
                "https://",
                "https://a b",
                "https://u@example.org",
                "https://example.org?a",
                "https://example.org#a",
                "https://example.org:0",
                "https://example.org:65536",
                "mailto:a@example.org"
            })
    void refusesWhatNoServiceCanBeAt(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ServiceUrl.parse(text));
    }
}
