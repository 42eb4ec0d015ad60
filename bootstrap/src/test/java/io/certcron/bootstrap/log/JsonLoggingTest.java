package io.certcron.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.WarnStatus;
import com.fasterxml.jackson.databind.JsonNode;
import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.redaction.Redactor;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Whatever writes, a line of JSON comes out; and whatever becomes of the line, the writer goes on. */
class JsonLoggingTest {

    private final PrintStream stdout = System.out;
    private final Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    private final ByteArrayOutputStream sink = new ByteArrayOutputStream();

    @AfterEach
    void giveBack() {
        System.setOut(stdout);
        Thread.setDefaultUncaughtExceptionHandler(handler);
    }

    @Test
    void anEventOfOursHasAllFields() {
        UUID run = UUID.randomUUID();

        JsonNode line = onlyLineOf(() -> new EventLog()
                .forRun(run)
                .logEvent(
                        Severity.ERROR,
                        ErrorCode.SERVICE_UNAVAILABLE,
                        "A service did not carry out a request",
                        EventContext.NONE.count("intent_count", 3)));

        assertThat(line.path("severity").asText()).isEqualTo("ERROR");
        assertThat(line.path("cron_run_id").asText()).isEqualTo(run.toString());
        assertThat(line.path("error_code").asText()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(line.at("/context/intent_count").asInt()).isEqualTo(3);
        assertThat(line.has("stack_trace")).isFalse();
    }

    @Test
    void ofALibrarysEventOnlyThePatternIsKept() {
        JsonNode line = onlyLineOf(() -> LoggerFactory.getLogger("some.library")
                .error("Could not greet {}", "Kari", new IllegalStateException("Kari Nordmann is away")));

        assertThat(line.path("message").asText()).isEqualTo("Could not greet {}");
        assertThat(line.path("error_code").asText()).isEqualTo("LIBRARY_PROBLEM");
        assertThat(line.at("/context/logger").asText()).isEqualTo("some.library");
        assertThat(line.path("stack_trace").asText())
                .startsWith("java.lang.IllegalStateException\n")
                .contains("JsonLoggingTest");
        assertThat(line.toString()).doesNotContain("Kari");
    }

    @Test
    void whatIsPrintedIsALine() {
        JsonNode line = onlyLineOf(() -> System.out.println("printed by a library, for person@example.org"));

        assertThat(line.path("message").asText()).isEqualTo("printed by a library, for [redacted]");
    }

    @Test
    void whatJavaUtilLoggingSaysIsALine() {
        JsonNode line = onlyLineOf(
                () -> java.util.logging.Logger.getLogger("some.jul.library").log(Level.SEVERE, "went wrong"));

        assertThat(line.path("message").asText()).isEqualTo("went wrong");
        assertThat(line.path("severity").asText()).isEqualTo("ERROR");
    }

    @Test
    void anUncaughtExceptionIsALine() {
        JsonNode line = onlyLineOf(() -> {
            Thread thread = new Thread(() -> {
                throw new IllegalArgumentException("Kari Nordmann");
            });
            thread.start();
            join(thread);
        });

        assertThat(line.path("error_code").asText()).isEqualTo("UNCAUGHT_EXCEPTION");
        assertThat(line.path("stack_trace").asText()).contains("IllegalArgumentException");
        assertThat(line.toString()).doesNotContain("Kari");
    }

    @Test
    void aPlainMessageToOurLoggerHasNoParticulars() {
        JsonNode line =
                onlyLineOf(() -> LoggerFactory.getLogger(EventLog.LOGGER_NAME).info("plain"));

        assertThat(line.path("message").asText()).isEqualTo("plain");
        assertThat(line.path("cron_run_id").isNull()).isTrue();
        assertThat(line.path("context").isEmpty()).isTrue();
    }

    @Test
    void whatALibraryOnlyMentionsIsNoProblem() {
        JsonNode line = onlyLineOf(() -> {
            Logger library = (Logger) LoggerFactory.getLogger("some.library");
            library.setLevel(ch.qos.logback.classic.Level.INFO);
            library.info("by the way");
        });

        assertThat(line.path("severity").asText()).isEqualTo("INFO");
        assertThat(line.path("error_code").isNull()).isTrue();
    }

    @Test
    void whatTroublesLogbackIsALine() {
        JsonNode line = onlyLineOf(() -> ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getStatusManager()
                .add(new WarnStatus("an appender is odd", this)));

        assertThat(line.path("severity").asText()).isEqualTo("WARN");
        assertThat(line.path("message").asText()).isEqualTo("an appender is odd");
    }

    @Test
    void anInterruptedThreadStaysSo() {
        JsonLogging logging = JsonLogging.install(sink);
        Thread.currentThread().interrupt();
        logging.close();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aConfiguredSecretIsTakenOutWhereverItIs() {
        try (JsonLogging logging = JsonLogging.install(sink)) {
            logging.redactWith(new Redactor(List.of("swordfish-9")));
            LoggerFactory.getLogger("some.library").warn("cannot use swordfish-9 here");
        }

        assertThat(lines()).singleElement().asString().contains("cannot use [redacted] here");
    }

    @Test
    @Timeout(30)
    void aReaderWhoDoesNotReadHoldsNobodyUpAndIsToldWhatItMissed() {
        CountDownLatch reading = new CountDownLatch(1);
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int octet) {
                await(reading);
                sink.write(octet);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                await(reading);
                sink.write(bytes, offset, length);
            }
        };

        try (JsonLogging logging = JsonLogging.install(slow)) {
            EventLog log = new EventLog();
            for (int i = 0; i < 10_000; i++) {
                log.logEvent(Severity.INFO, "One of many", EventContext.NONE);
            }
            assertThat(logging.dropped()).isPositive();
            reading.countDown();
        }

        LogLines lines = LogLines.allValid(lines());
        long dropped = lines.withCode("LOG_EVENTS_DROPPED")
                .get(0)
                .at("/context/dropped_count")
                .asLong();
        assertThat(dropped).isPositive();
        assertThat(lines.stream().count() - 1 + dropped).isEqualTo(10_000);
    }

    @Test
    @Timeout(30)
    void aReaderWhoNeverReadsDoesNotKeepTheProcessFromEnding() {
        CountDownLatch never = new CountDownLatch(1);
        OutputStream stuck = new OutputStream() {
            @Override
            public void write(int octet) {
                await(never);
            }
        };

        try (JsonLogging logging = JsonLogging.install(stuck)) {
            EventLog log = new EventLog();
            for (int i = 0; i < 10_000; i++) {
                log.logEvent(Severity.INFO, "One of many", EventContext.NONE);
            }
        }

        never.countDown();
    }

    @Test
    void aSinkThatFailsHoldsNobodyUp() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("no space left");
            }
        };

        try (JsonLogging logging = JsonLogging.install(broken)) {
            new EventLog().logEvent(Severity.INFO, "Lost", EventContext.NONE);
        }
    }

    private JsonNode onlyLineOf(Runnable work) {
        try (JsonLogging logging = JsonLogging.install(sink)) {
            work.run();
        }
        List<JsonNode> events = LogLines.allValid(lines()).stream().toList();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private List<String> lines() {
        return sink.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
