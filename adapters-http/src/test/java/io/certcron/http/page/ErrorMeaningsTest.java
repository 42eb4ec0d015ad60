package io.certcron.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.domain.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page tells of each code what the list of error codes says. */
class ErrorMeaningsTest {

    @ParameterizedTest
    @EnumSource
    void knowsEveryCode(ErrorCode code) {
        ErrorMeanings.Meaning meaning = ErrorMeanings.of(code.name());

        assertThat(meaning).isNotEqualTo(ErrorMeanings.of("SOME_OTHER_CODE"));
        assertThat(meaning.meaning()).isNotBlank().doesNotContain("`", "](");
        assertThat(meaning.fix()).isNotBlank().doesNotContain("`", "](");
    }
}
