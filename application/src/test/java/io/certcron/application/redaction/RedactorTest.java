package io.certcron.application.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private final Redactor redactor = new Redactor(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kari Nordmann",
                "Nordmann, Kari",
                "Nordmann,Kari",
                "KARI NORDMANN",
                "Kari  Nordmann",
                "Kari\u00A0Nordmann",
                "Kari%20Nordmann",
                "Kari+Nordmann",
                "Kari N. Nordmann",
                "K. Nordmann",
                "Anne-Marie O'Neil",
                "Siobhán O’Sullivan",
                "Ola McDonald",
                "Ludwig van Beethoven",
                "Ursula von der Leyen",
                "Øyvind Ås",
                "A\u030Ase Nordmann",
                "Ægir Ólafsson",
                "Łukasz Żółć",
                "Мария Иванова",
                "Ola Nordmann Error",
                "Kari Kari Kari Kari Kari Kari Kari Kari Kari Kari Kari Kari"
            })
    void takesOutFullNames(String name) {
        Canaries.assertTakenOut(redactor, name, name.split("(?:[\\s\u00A0,+]|%20)+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kari@example.com",
                "Kari.Nordmann@Example.COM",
                "kari+mentor@example.co.uk",
                "kåre.øverås@blåbær.no",
                "o'neil@example.ie",
                "kari%40example.com",
                "k%C3%A5re%2Bmentor%40example.com",
                "kari\\u0040example.com",
                "kari&#64;example.com",
                "kari@intranet",
                "mailto:kari@example.com",
                "ka\u0301ri@example.com",
                "kari_nordmann-1990@mail.example.museum"
            })
    void takesOutEmailAddresses(String address) {
        Canaries.assertTakenOut(redactor, address, address, "example", "kari", "Kari", "neil", "re.", "intranet");
    }

    @Test
    void takesOutNothingBesideAnAddress() {
        assertThat(redactor.redact("to=<kari@example.com>; cc=(ola@example.com), 'o'neil@example.ie'")
                        .value())
                .isEqualTo("to=<[redacted]>; cc=([redacted]), '[redacted]'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01019012345",
                "010190 12345",
                "010190-12345",
                "010190\u00A012345",
                "010190%2012345",
                "41019012345",
                "700101-1234",
                "19700101-1234",
                "197001011234",
                "7001011234",
                "200101+1234",
                "010190-1234",
                "0101901234",
                "131052-308T",
                "131052A308T",
                "010170+123K",
                "123-45-6789",
                "123 45 6789",
                "QQ123456C",
                "QQ 12 34 56 C"
            })
    void takesOutIdentityNumbers(String number) {
        Canaries.assertTakenOut(redactor, number, number);
        Canaries.assertTakenOut(redactor, "mentee-" + number, number);
        Canaries.assertTakenOut(redactor, "fnr_" + number, number);
    }
}
