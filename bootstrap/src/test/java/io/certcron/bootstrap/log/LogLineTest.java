package io.certcron.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.certcron.application.redaction.Redactor;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogLineTest {

    private static final String ID = "0e6f2ab1-5c1d-4f9a-8a1e-2f6b7c8d9e0f";

    private final LogLine line = new LogLine(new Redactor(List.of("swordfish-9")));

    @Test
    void writesEachKindOfValueAsJsonHasIt() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("count", 7);
        context.put("long_count", 8_000_000_000L);
        context.put("dry_run", true);
        context.put("nothing", null);
        context.put("ids", List.of(ID, "swordfish-9"));
        line.field("context", context);

        assertThat(text())
                .isEqualTo("{\"context\":{\"count\":7,\"long_count\":8000000000,\"dry_run\":true,\"nothing\":null,"
                        + "\"ids\":[\"" + ID + "\",\"[redacted]\"]}}\n");
    }

    @Test
    void redactsEachLineOfManyByItself() {
        line.lines("stack_trace", "one swordfish-9\ntwo");

        assertThat(text()).isEqualTo("{\"stack_trace\":\"one [redacted]\\ntwo\"}\n");
    }

    @Test
    void takesNothingMoreOnceItHasEnded() {
        line.toBytes();

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> line.field("late", 1));
    }

    private String text() {
        return new String(line.toBytes(), StandardCharsets.UTF_8);
    }
}
