package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.redaction.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemVerdictTest {

    private static final ItemAnswer UNREADABLE = new ItemAnswer.Retry("SERVICE_UNREADABLE_ANSWER", Optional.empty());

    private final ItemVerdict verdict = new ItemVerdict(new Redactor(List.of(LoopbackService.TOKEN)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"outcome\": \"DONE\"",
                "\"outcome\": \"queued\"",
                "\"outcome\": true",
                "\"outcome\": null",
                "\"result\": \"done\"",
                "\"outcome\": \"\"",
                "\"status\": 202",
                "\"status\": 302",
                "\"status\": 403",
                "\"status\": 99999999999999999999",
                "\"status\": \"200\"",
                "\"status\": 200.0"
            })
    void takesNoWordThatItDoesNotKnowForDone(String said) {
        assertThat(verdict(said)).isEqualTo(UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "200, Done",
        "201, Done",
        "204, Done",
        "409, Duplicate",
        "404, ITEM_NOT_FOUND",
        "410, ITEM_NOT_FOUND",
        "400, ITEM_REJECTED",
        "422, ITEM_REJECTED",
        "408, ITEM_RETRY",
        "429, ITEM_RETRY",
        "500, ITEM_RETRY",
        "503, ITEM_RETRY"
    })
    void readsAnItemWithoutAnOutcomeByItsStatus(int status, String expected) {
        ItemAnswer answer = verdict("\"status\": " + status);

        assertThat(nameOf(answer)).isEqualTo(expected);
        assertThat(answer instanceof ItemAnswer.Retry).isEqualTo(status == 408 || status == 429 || status >= 500);
    }

    @Test
    void letsTheOutcomeCountWhereThereIsAStatusAsWell() {
        assertThat(verdict("\"status\": 500, \"outcome\": \"done\"")).isEqualTo(new ItemAnswer.Done());
    }

    @Test
    void rejectsWhatTheServiceRejectsEvenIfItsCodeSaysItIsAlreadyDone() {
        assertThat(verdict("\"outcome\": \"rejected\", \"error_code\": \"ALREADY_PAUSED\""))
                .isEqualTo(new ItemAnswer.Rejected("ALREADY_PAUSED", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no such mentor",
                "",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
                "01017012345",
                LoopbackService.TOKEN,
                "a_code_that_is_longer_than_any_code_needs_to_be_because_it_is_a_sentence"
            })
    void replacesAnErrorCodeThatIsNone(String said) {
        assertThat(verdict("\"outcome\": \"rejected\", \"error_code\": \"" + said + "\""))
                .isEqualTo(new ItemAnswer.Rejected("ITEM_REJECTED", Optional.empty()));
        assertThat(verdict("\"outcome\": \"retry\", \"error_code\": \"" + said + "\""))
                .isEqualTo(new ItemAnswer.Retry("ITEM_RETRY", Optional.empty()));
    }

    @Test
    void takesTheCodeOfSupabaseForAnErrorCode() {
        assertThat(verdict("\"outcome\": \"rejected\", \"code\": \"P0001\""))
                .isEqualTo(new ItemAnswer.Rejected("P0001", Optional.empty()));
        assertThat(verdict("\"outcome\": \"retry\", \"code\": \"P0001\", \"error_code\": \"BUSY\""))
                .isEqualTo(new ItemAnswer.Retry("BUSY", Optional.empty()));
    }

    @Test
    void redactsWhatTheServiceSaysOfAnItem() {
        ItemAnswer.Rejected answer = (ItemAnswer.Rejected) verdict(
                "\"outcome\": \"rejected\", \"message\": \"mail ola@example.org: {\\\"name\\\": \\\"ola\\\"}\"");

        assertThat(answer.message().orElseThrow().value())
                .startsWith("mail [redacted]")
                .doesNotContain("ola");
    }

    private ItemAnswer verdict(String fields) {
        try (JsonParser parser = Json.MAPPER.createParser("{" + fields + "}")) {
            parser.nextToken();
            return verdict.of(AnswerFields.read(parser));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String nameOf(ItemAnswer answer) {
        if (answer instanceof ItemAnswer.Rejected rejected) {
            return rejected.errorCode();
        }
        return answer instanceof ItemAnswer.Retry retry
                ? retry.errorCode()
                : answer.getClass().getSimpleName();
    }
}
