package io.certcron.application.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.certcron.application.port.out.StorageException;
import io.certcron.application.redaction.RedactedText;
import io.certcron.application.redaction.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventContextTest {

    private static final UUID ID = UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
    private static final UUID OTHER = UUID.fromString("12345678-1234-4123-8123-123456789012");

    @Test
    void keepsEachKindOfParticular() {
        EventContext context = EventContext.NONE
                .id("certification_id", ID)
                .ids("certification_ids", List.of(ID, OTHER))
                .count("intent_count", 50)
                .counts("by_threshold", Map.of(30, 2L))
                .date("business_date", LocalDate.of(2026, 11, 21))
                .instant("run_at", Instant.parse("2026-11-21T01:30:00Z"))
                .millis("elapsed_ms", Duration.ofSeconds(2))
                .flag("dry_run", true)
                .code("channel", "AUTO_PAUSE")
                .remediation("Pause the mentor by hand");

        assertThat(context.values())
                .containsExactly(
                        entry("certification_id", ID.toString()),
                        entry("certification_ids", List.of(ID.toString(), OTHER.toString())),
                        entry("intent_count", 50L),
                        entry("by_threshold", Map.of("30", 2L)),
                        entry("business_date", "2026-11-21"),
                        entry("run_at", "2026-11-21T01:30:00Z"),
                        entry("elapsed_ms", 2_000L),
                        entry("dry_run", true),
                        entry("channel", "AUTO_PAUSE"),
                        entry("remediation", "Pause the mentor by hand"));
    }

    @Test
    void keepsWhatAServiceAnswered() {
        RedactedText body = new Redactor(List.of()).redact("no mentor kari@example.com");

        assertThat(EventContext.NONE
                        .httpStatus(OptionalInt.of(503))
                        .body(Optional.of(body))
                        .text("page", body)
                        .values())
                .containsExactly(
                        entry("http_status", 503),
                        entry("body", "no mentor [redacted]"),
                        entry("page", "no mentor [redacted]"));
    }

    @Test
    void leavesOutWhatAServiceDidNotAnswer() {
        assertThat(EventContext.NONE
                        .httpStatus(OptionalInt.empty())
                        .body(Optional.empty())
                        .values())
                .isEmpty();
    }

    @Test
    void keepsTheParticularsOfADatabaseFailure() {
        StorageException failure = new StorageException(
                "claim_intents", Optional.of("57014"), false, List.of(ID), new Exception("secret"));

        assertThat(EventContext.of(failure).values())
                .containsExactly(
                        entry("sql_operation", "claim_intents"),
                        entry("record_ids", List.of(ID.toString())),
                        entry("sql_state", "57014"));
        assertThat(EventContext.of(failure).cause()).isEmpty();
    }

    @Test
    void leavesOutTheSqlStateThatADatabaseDidNotGive() {
        StorageException unreachable =
                new StorageException("open_run", Optional.empty(), true, List.of(), new Exception("secret"));

        assertThat(EventContext.of(unreachable).values()).containsOnlyKeys("sql_operation", "record_ids");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X",
                "CYCLE_ENDED",
                "42P01",
                "PGRST116",
                "claim_intents",
                "urn:example:problem/not-found",
                "2026-11-21",
                "127.0.0.1:8080",
                "1.0.0-SNAPSHOT+12345",
                "io.certcron.example.Listeners$Metrics"
            })
    void keepsWhatLooksLikeACode(String code) {
        assertThat(EventContext.NONE.code("reason", code).values()).containsExactly(entry("reason", code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Kari Nordmann",
                "kari@example.com",
                "01019012345",
                "fnr-010190-12345",
                "123-45-6789",
                "ERROR-123-45-6789",
                "Nordmann,Kari",
                "{\"name\":\"Kari\"}",
                "two\nlines",
                "x\n01019012345",
                "jdbc:postgresql://db?password=x"
            })
    void takesNothingElseForACode(String text) {
        assertThat(EventContext.NONE.code("reason", text).values())
                .containsExactly(entry("reason", EventContext.NOT_A_CODE));
        assertThat(EventContext.NONE.counts("by_code", Map.of(text, 1L)).values())
                .containsExactly(entry("by_code", Map.of(EventContext.NOT_A_CODE, 1L)));
    }

    @Test
    void takesNothingTooLongForACode() {
        assertThat(EventContext.NONE.code("reason", "x".repeat(128)).values())
                .containsExactly(entry("reason", "x".repeat(128)));
        assertThat(EventContext.NONE.code("reason", "x".repeat(129)).values())
                .containsExactly(entry("reason", EventContext.NOT_A_CODE));
    }

    @Test
    void leavesTheContextItCameFromAsItWas() {
        EventContext before = EventContext.NONE.count("things", 1);

        before.count("others", 2).causedBy(new IllegalStateException());

        assertThat(before.values()).containsOnlyKeys("things");
        assertThat(before.cause()).isEmpty();
    }

    @Test
    void addsTheParticularsOfAnotherWhichWins() {
        IllegalStateException first = new IllegalStateException();
        IllegalStateException second = new IllegalStateException();
        EventContext one =
                EventContext.NONE.count("things", 1).count("others", 1).causedBy(first);

        EventContext both = one.and(EventContext.NONE.count("things", 2));

        assertThat(both.values()).containsExactly(entry("things", 2L), entry("others", 1L));
        assertThat(both.cause()).containsSame(first);
        assertThat(both.and(EventContext.NONE.causedBy(second)).cause()).containsSame(second);
    }
}
