package io.certcron.http.client;

import static io.certcron.http.client.Batches.key;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.redaction.RedactedText;
import java.io.IOException;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerBodyTest {

    private static final String GOOD =
            "{\"results\": [{\"idempotency_key\": \"" + key(1) + "\", \"outcome\": \"done\"}]}";

    private final LoopbackService loopback = new LoopbackService();

    @AfterEach
    void stop() {
        loopback.close();
    }

    @Test
    void readsABodyOfExactlyTheLimitAndNoneBeyond() {
        String full = GOOD + " ".repeat((int) AnswerBody.LIMIT - GOOD.length());

        assertThat(loopback.answerTo(Batches.reminders(1), 200, full)).isInstanceOf(BatchAnswer.Answered.class);
        assertThat(loopback.answerTo(Batches.reminders(1), 200, full + " "))
                .isInstanceOf(BatchAnswer.Unavailable.class);
    }

    @Test
    void stopsReadingABombAfterTheLimit() throws Exception {
        Buffer bomb = gzip(" ".repeat(64 * 1024), 256);
        assertThat(bomb.size()).isLessThan(AnswerBody.LIMIT);

        assertThat(loopback.answerTo(Batches.reminders(1), gzipped(bomb))).isInstanceOf(BatchAnswer.Unavailable.class);
    }

    @Test
    void readsAGzippedAnswer() throws Exception {
        assertThat(loopback.answerTo(Batches.reminders(1), gzipped(gzip(GOOD, 1))))
                .isInstanceOf(BatchAnswer.Answered.class);
    }

    @Test
    void takesABodyThatOnlyClaimsToBeGzippedForUnreadable() {
        assertThat(loopback.answerTo(Batches.reminders(1), gzipped(new Buffer().writeUtf8(GOOD))))
                .isInstanceOf(BatchAnswer.Unavailable.class);
    }

    @Test
    void readsTheCharsetThatTheAnswerNames() {
        String body = "{\"results\": [{\"idempotency_key\": \"" + key(1)
                + "\", \"outcome\": \"rejected\", \"message\": \"på vent\"}]}";
        MockResponse latin = new MockResponse.Builder()
                .setHeader("Content-Type", "application/json; charset=iso-8859-1")
                .body(new Buffer().writeString(body, ISO_8859_1))
                .build();

        assertThat(messageOfTheItem(loopback.answerTo(Batches.reminders(1), latin)))
                .isEqualTo("på vent");
    }

    @Test
    void replacesBytesThatAreNoCharacters() {
        Buffer body = new Buffer()
                .writeUtf8("\uFEFF{\"results\": [{\"idempotency_key\": \"" + key(1) + "\", \"outcome\": \"retry\","
                        + "\"message\": \"busy")
                .writeByte(0xC3)
                .writeUtf8("(\"}]}");
        MockResponse malformed = new MockResponse.Builder()
                .setHeader("Content-Type", "application/json; charset=no-such")
                .body(body)
                .build();

        assertThat(messageOfTheItem(loopback.answerTo(Batches.reminders(1), malformed)))
                .isEqualTo("busy\uFFFD(");
    }

    private static String messageOfTheItem(BatchAnswer answer) {
        ItemAnswer item =
                ((BatchAnswer.Answered) answer).items().get(Batches.reminder(1).key());
        return (item instanceof ItemAnswer.Rejected rejected ? rejected.message() : ((ItemAnswer.Retry) item).message())
                .map(RedactedText::value)
                .orElseThrow();
    }

    private static Buffer gzip(String text, int times) throws IOException {
        Buffer compressed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(compressed))) {
            for (int i = 0; i < times; i++) {
                sink.writeUtf8(text);
            }
        }
        return compressed;
    }

    private static MockResponse gzipped(Buffer body) {
        return new MockResponse.Builder()
                .setHeader("Content-Encoding", "gzip")
                .body(body)
                .build();
    }
}
