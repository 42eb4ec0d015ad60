package io.certcron.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "audit until Friday", "two\r\nlines\tand a tab", "Æøå 😀"})
    void takesWhatPeopleWrite(String text) {
        assertThat(PlainText.isPlain(text)).isTrue();
    }

    @Test
    void refusesWhatNoDatabaseKeeps() {
        assertThat(PlainText.isPlain("a\0b")).isFalse();
        assertThat(PlainText.isPlain("half \ud83d")).isFalse();
        assertThat(PlainText.isPlain("\udE00 of a pair")).isFalse();
        assertThat(PlainText.isPlain("bell \u0007")).isFalse();
        assertThat(PlainText.isPlain("next line \u0085")).isFalse();
    }
}
