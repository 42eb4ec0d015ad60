package io.certcron.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerWriterTest {

    private static final String ITEM =
            "{\"idempotency_key\":\"%s\",\"certification_id\":\"00000000-0000-4000-8000-000000000001\"}";

    private final Effects effects = new Effects();

    @Test
    void answersABatchItemByItem() throws IOException {
        assertThat(answer(
                        "/api/v1/certification-reminders/batch", "{\"items\":[%s,%s]}".formatted(item("a"), item("b"))))
                .isEqualTo("{\"results\":[{\"idempotency_key\":\"a\",\"outcome\":\"done\"},"
                        + "{\"idempotency_key\":\"b\",\"outcome\":\"done\"}]}");
    }

    @Test
    void answersASingleItem() throws IOException {
        assertThat(answer("/api/v1/certification-reminders", item("a")))
                .isEqualTo("{\"idempotency_key\":\"a\",\"outcome\":\"done\"}");
    }

    @Test
    void theSecondTimeIsADuplicateAndIsSeen() throws IOException {
        answer("/api/v1/certification-reminders", item("a"));

        assertThat(answer("/api/v1/certification-reminders", item("a"))).contains("duplicate");
        assertThat(effects.report().items()).isEqualTo(2);
        assertThat(effects.report().distinctKeys()).isEqualTo(1);
    }

    @Test
    void countsPauses() throws IOException {
        answer("/api/v1/certification-management/auto-pauses/batch", "{\"items\":[%s]}".formatted(item("a")));
        answer("/api/v1/certification-reminders", item("b"));

        assertThat(effects.report().pauses()).isEqualTo(1);
    }

    private String answer(String path, String body) throws IOException {
        return new String(
                new AnswerWriter(effects, path).answer(body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static String item(String key) {
        return ITEM.formatted(key);
    }
}
