package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.certcron.application.redaction.Redactor;
import io.certcron.http.client.AnswerBody.Ending;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @Test
    void showsTheTitleAndTheTextOfAPage() {
        assertThat(
                        VisibleText.of(
                                """
                        <!DOCTYPE html><!-- build 7 --><html><head><title>502 Bad Gateway</title>
                        <style>h1 { color: red }</style><SCRIPT>var session = "abc";</SCRIPT></head>
                        <body onload="go('x')"><h1>502 Bad Gateway</h1><hr>nginx<p>try&nbsp;again</body></html>
                        """))
                .isEqualTo("502 Bad Gateway 502 Bad Gateway nginx try again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>kari&#64;example.org | kari@example.org",
                "<p>kari&#x40;example.org | kari@example.org",
                "<p>kari&commat;example.org | kari@example.org",
                "<p>kari@<b>example</b>.org | kari@example.org",
                "<p>&#1114112;&#9999999;&unknown; | &unknown;",
                "<td>one</td><td>two</td> | one two",
                "<p>1 < 2 & 3 > 2 | 1 < 2 & 3 > 2"
            })
    void showsWhatAReaderWouldSee(String page, String seen) {
        assertThat(VisibleText.of(page)).isEqualTo(seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>never closed", "<!-- never closed", "<p never closed", "<style>a</style", "<p>"})
    void endsWhereThePageDoes(String page) {
        assertThat(VisibleText.of(page)).isEmpty();
    }

    @Test
    void takesOnlyWhatBeginsLikeATagForAPage() {
        assertThat(VisibleText.startIn("a < b")).isEqualTo(5);
        assertThat(VisibleText.startIn("a <b>")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<a", "<script>", "<!--", "</", "&#", "<a>", "<b><i>", "a"})
    void readsAHostilePageInOnePass(String piece) {
        String page = "<p>" + piece.repeat((int) AnswerBody.LIMIT / piece.length());
        AnswerRedaction redaction = new AnswerRedaction(new Redactor(List.of()));

        assertTimeout(Duration.ofSeconds(5), () -> redaction.redact(new AnswerBody(page, Ending.WHOLE)));
    }

    @Test
    void keepsOnlyTheBeginningOfALongPage() {
        AnswerRedaction redaction = new AnswerRedaction(new Redactor(List.of()));

        assertThat(redaction.redact("<p>" + "word ".repeat(100_000)).value())
                .hasSize(AnswerRedaction.LONGEST_PAGE + Redactor.CUT.length())
                .endsWith(Redactor.CUT);
    }
}
