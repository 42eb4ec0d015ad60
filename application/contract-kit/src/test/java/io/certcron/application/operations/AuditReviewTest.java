package io.certcron.application.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.AuditLog.Filter;
import io.certcron.application.port.out.AuditLog.Resolution;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOpening;
import io.certcron.contract.InMemoryDatabase;
import io.certcron.contract.SettableClock;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.Operator;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AuditReviewTest {

    private static final Instant MORNING = Instant.parse("2026-11-21T07:00:00Z");
    private static final Operator ON_CALL = new Operator("on.call", Operator.Way.PAGE);

    private final SettableClock clock = new SettableClock(MORNING);
    private final InMemoryDatabase database = new InMemoryDatabase(clock);
    private final AuditReview review = new AuditReview(database.auditLog(), new EventLog(), clock);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void recordTheLog() {
        Logger logger = (Logger) LoggerFactory.getLogger(EventLog.LOGGER_NAME);
        logger.detachAndStopAllAppenders();
        logger.setAdditive(false);
        logger.addAppender(log);
        log.start();
    }

    @Test
    void showsWhatHasToBeSeenTo() {
        UUID runId = report();

        assertThat(review.list(new Filter(true, true), Optional.empty(), 10))
                .extracting(row -> row.entry().runId())
                .containsExactly(runId);
        assertThat(review.find(runId)).map(AuditRecord::resolved).contains(false);
    }

    @Test
    void resolvesWithTheTimeTheOperatorAndTheNoteWithoutTheSpaceAroundIt() {
        UUID runId = report();

        assertThat(review.resolve(List.of(runId), "  Paused by hand \n", ON_CALL))
                .containsExactly(runId);

        assertThat(review.find(runId))
                .flatMap(AuditRecord::resolution)
                .contains(new Resolution(Optional.of("on.call"), Optional.of(MORNING), Optional.of("Paused by hand")));
        assertThat(review.list(new Filter(true, true), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void tellsTheLogOfTheRunsAndNotOfTheNote() {
        UUID runId = report();

        review.resolve(List.of(runId), "Paused by hand", ON_CALL);
        review.resolve(List.of(runId), "Paused by hand", ON_CALL);

        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getMessage()).isEqualTo("What runs had reported was resolved by a human");
            assertThat(event.getKeyValuePairs().get(0).value)
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                    .containsExactly(entry("run_ids", List.of(runId.toString())));
            assertThat(event.getKeyValuePairs().toString()).doesNotContain("Paused by hand", "on.call");
        });
    }

    @Test
    void refusesANoteThatSaysNothingOrTooMuch() {
        List<UUID> runs = List.of(report());

        for (String note : List.of("", " \t", "x".repeat(2_001), "a\0b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> review.resolve(runs, note, ON_CALL))
                    .withMessage("note: must say what was done, in 1 to 2000 characters, without control characters");
        }
        assertThat(review.resolve(runs, "x".repeat(2_000), ON_CALL)).isEqualTo(runs);
    }

    @Test
    void refusesMoreThanOneTransactionShouldDo() {
        List<UUID> many = Collections.nCopies(1_001, new UUID(1, 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> review.resolve(many, "Seen to", ON_CALL))
                .withMessage("runIds: must be at most 1000");
        assertThat(review.resolve(many.subList(0, 1_000), "Seen to", ON_CALL)).isEmpty();
    }

    /** A run that reported one missed pause. */
    private UUID report() {
        OpenRun run = database.runStore()
                .open(new RunOpening(
                        UUID.randomUUID(),
                        LocalDate.of(2026, 11, 21),
                        ZoneOffset.UTC,
                        Workflow.ALL,
                        false,
                        "any policy",
                        UUID.randomUUID(),
                        Duration.ofMinutes(1),
                        MORNING));
        database.auditLog().record(run, MORNING, Optional.of(new FlaggedCertifications(1, List.of(new UUID(2, 2)))));
        return run.runId();
    }
}
