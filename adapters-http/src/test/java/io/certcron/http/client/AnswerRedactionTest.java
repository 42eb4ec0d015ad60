package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.redaction.RedactedText;
import io.certcron.application.redaction.Redactor;
import io.certcron.http.client.AnswerBody.Ending;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerRedactionTest {

    private static final String SECRET = "s3cr\"et\\with\nteeth";

    private final AnswerRedaction redaction = new AnswerRedaction(new Redactor(List.of(SECRET, LoopbackService.TOKEN)));

    @Test
    void keepsTheFieldsThatExplainAnErrorAndNoOther() {
        assertThat(
                        redacted(
                                """
                        {"code": "C1", "error_code": "E1", "message": "m", "details": "d", "hint": "h", "title": "t",
                         "type": "about:blank", "status": 422, "detail": "x",
                         "full_name": "ola", "mentor": {"code": "ola", "born": 1970}, "tags": ["ola"], "ok": true}
                        """))
                .isEqualTo("{\"code\":\"C1\",\"error_code\":\"E1\",\"message\":\"m\",\"details\":\"d\",\"hint\":\"h\","
                        + "\"title\":\"t\",\"type\":\"about:blank\",\"status\":422,\"detail\":\"x\","
                        + "\"full_name\":\"[redacted]\",\"mentor\":\"[redacted]\",\"tags\":\"[redacted]\","
                        + "\"ok\":\"[redacted]\"}");
    }

    @Test
    void filtersWhatIsNestedUnderAKnownField() {
        assertThat(redacted("{\"details\": [{\"message\": \"m\", \"name\": \"ola\"}, \"text\", 7, null]}"))
                .isEqualTo("{\"details\":[{\"message\":\"m\",\"name\":\"[redacted]\"},\"text\",7,null]}");
    }

    @Test
    void showsNothingOfValuesThatStandUnderNoField() {
        assertThat(redacted("[\"ola\", [\"kari\"], {\"message\": \"m\"}]"))
                .isEqualTo("[\"[redacted]\",[\"[redacted]\"],{\"message\":\"m\"}]");
        assertThat(redacted("\"ola\"")).isEqualTo("\"[redacted]\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\": \"CANARY\"}",
                "{\"message\": \"a\", \"CANARY\": 1}",
                "CANARY",
                "Error: CANARY",
                "<html><title>CANARY</title><body><p>CANARY</p></body></html>",
                "Mentor[name=CANARY]",
                "{name: 'CANARY'}",
                "data: {\"name\": \"CANARY\"}"
            })
    void letsNoSecretAndNoPersonThrough(String form) {
        for (String canary : List.of(
                "Kari Nordmann",
                "kari.nordmann@example.org",
                "01017012345",
                LoopbackService.TOKEN,
                "Bearer abc.def",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
                "jdbc:postgresql://db/x?user=u&password=p4ss",
                "postgres://u:p4ss@db/x")) {
            assertThat(redacted(form.replace("CANARY", canary)))
                    .doesNotContain(canary)
                    .doesNotContain("p4ss");
        }
    }

    @Test
    void findsASecretThatJsonHasToEscape() {
        assertThat(redacted("{\"message\": \""
                        + SECRET.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"}"))
                .isEqualTo("{\"message\":\"[redacted]\"}");
        assertThat(redacted("{\"message\": \"kari\\u0040example.org\"}")).doesNotContain("kari");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upstream said {\"name\": \"ola\"}",
                "{\"message\": \"got {\\\"name\\\": \\\"ola\\\"}\"}",
                "<pre>[{\"name\": \"ola\"}]</pre>",
                "Mentor{name='ola'}",
                "Mentor[name=ola]",
                "{'name': 'ola'}",
                "{\"message\": \"m\", \"name\" = \"ola\"}"
            })
    void looksIntoDataThatIsPartOfAText(String text) {
        assertThat(redacted(text)).doesNotContain("ola");
    }

    @Test
    void showsACutOffBodyUpToItsEnd() {
        String cut = "{\"code\": \"C1\", \"name\": \"ola\", \"message\": \"never fin";

        assertThat(shown(new AnswerBody(cut, Ending.CUT_OFF)))
                .isEqualTo("{\"code\":\"C1\",\"name\":\"[redacted]\",\"message\"}…[cut]");
    }

    @Test
    void showsJsonThatGoesWrongUpToThere() {
        assertThat(redacted("{\"message\": \"m\", oops \"ola\"}")).isEqualTo("{\"message\":\"m\"}…[cut]");
    }

    @Test
    void filtersNoMoreJsonThanALogShows() {
        String endless = "{\"details\": [" + "\"text\",".repeat(100_000) + "1]}";

        assertThat(new JsonRedaction(new Redactor(List.of())).filter(endless))
                .endsWith(Redactor.CUT)
                .hasSizeBetween(Redactor.MAX_LENGTH, Redactor.MAX_LENGTH + 100);
    }

    @Test
    void marksATextThatWasNotReadToItsEnd() {
        assertThat(shown(new AnswerBody("out of order", Ending.TIMED_OUT))).isEqualTo("out of order…[cut]");
    }

    @Test
    void isEmptyForAnEmptyBody() {
        assertThat(redaction.redact(new AnswerBody(" \n", Ending.WHOLE))).isEmpty();
    }

    @Test
    void isNeitherFelledByDepthNorByLength() {
        assertThat(redacted("[".repeat(1_000_000)).length()).isLessThan(200);
        assertThat(redacted("{\"message\":".repeat(90_000)).length()).isLessThan(1_500);
        assertThat(redacted("{\"details\": [" + "\"text\",".repeat(100_000) + "1]}"))
                .endsWith(Redactor.CUT)
                .hasSizeLessThanOrEqualTo(Redactor.MAX_LENGTH + Redactor.CUT.length());
    }

    private String redacted(String body) {
        return shown(new AnswerBody(body, Ending.WHOLE));
    }

    private String shown(AnswerBody body) {
        return redaction.redact(body).map(RedactedText::value).orElseThrow();
    }
}
