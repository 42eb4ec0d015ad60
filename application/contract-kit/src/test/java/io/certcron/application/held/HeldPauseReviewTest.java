package io.certcron.application.held;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.HeldPause;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.StorageException;
import io.certcron.contract.InMemoryDatabase;
import io.certcron.contract.StoredIntent;
import io.certcron.domain.Certification;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.Operator;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HeldPauseReviewTest {

    private static final Operator ON_CALL = new Operator("on.call", Operator.Way.COMMAND_LINE);

    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<Long> progress = new ArrayList<>();
    private final HeldPauseReview review =
            new HeldPauseReview(database.heldPauses(ExpiryPolicy.STANDARD), new EventLog());

    @BeforeEach
    void recordTheLog() {
        Logger logger = (Logger) LoggerFactory.getLogger(EventLog.LOGGER_NAME);
        logger.detachAndStopAllAppenders();
        logger.setAdditive(false);
        logger.addAppender(log);
        log.start();
    }

    @Test
    void showsEveryHeldPauseHoweverManyThereAre() {
        hold(TONIGHT, 2_500);
        List<HeldPause> shown = new ArrayList<>();

        review.forEach(shown::add);

        assertThat(review.count()).isEqualTo(2_500);
        assertThat(shown).extracting(HeldPause::certificationId).hasSize(2_500).doesNotHaveDuplicates();
    }

    @Test
    void releasesAllInBatches() {
        hold(TONIGHT, 2_500);

        assertThat(review.releaseAll(ON_CALL, progress::add)).isEqualTo(2_500);

        assertThat(progress).containsExactly(1_000L, 2_000L, 2_500L);
        assertThat(statuses()).containsOnly(entry(IntentStatus.PENDING, 2_500L));
    }

    @Test
    void dropsAllInBatches() {
        hold(TONIGHT, 1_001);

        assertThat(review.dropAll(ON_CALL, progress::add)).isEqualTo(1_001);

        assertThat(progress).containsExactly(1_000L, 1_001L);
        assertThat(statuses()).containsOnly(entry(IntentStatus.SKIPPED, 1_001L));
    }

    @Test
    void decidesOnASnapshotAndNothingElse() {
        hold(TONIGHT, 2_500);
        HeldSnapshot seen = review.snapshot();

        assertThat(seen.count()).isEqualTo(2_500);
        assertThat(review.dropAll(seen, ON_CALL, progress::add)).isEqualTo(2_500);
        assertThat(progress).containsExactly(1_000L, 2_000L, 2_500L);
        assertThat(review.releaseAll(seen, ON_CALL, progress::add)).isZero();
    }

    @Test
    void decidesOnNothingWhereSomethingElseIsHeldSince() {
        hold(TONIGHT, 3);
        HeldSnapshot seen = review.snapshot();
        review.release(review.choose(Set.of(id(2))), ON_CALL, progress::add);

        assertThat(review.dropAll(seen, ON_CALL, progress::add)).isZero();
        assertThat(review.releaseAll(seen, ON_CALL, progress::add)).isZero();
        assertThat(review.snapshot()).isNotEqualTo(seen);
        assertThat(review.releaseAll(review.snapshot(), ON_CALL, progress::add)).isEqualTo(2);
    }

    @Test
    void endsBeforeWhatChangesWhileItDecides() {
        hold(TONIGHT, 2_500);
        HeldSnapshot seen = review.snapshot();

        long dropped = review.dropAll(seen, ON_CALL, soFar -> {
            if (soFar == 1_000) {
                review.release(review.choose(Set.of(id(2_499))), ON_CALL, any -> {});
            }
        });

        assertThat(dropped).isEqualTo(2_000);
        assertThat(review.count()).isEqualTo(499);
    }

    @Test
    void findsEveryCycleOfTheChosenCertificationsAndNoOther() {
        hold(TONIGHT, 3);
        renew(2, TONIGHT.plusDays(1));
        plan(TONIGHT.plusDays(1));

        ChosenPauses chosen = review.choose(Set.of(id(1), id(2)));

        assertThat(chosen.unknown()).isEmpty();
        assertThat(chosen.pauses())
                .extracting(pause -> pause.certificationId() + " " + pause.expiryDate())
                .containsExactlyInAnyOrder(id(1) + " 2026-11-21", id(2) + " 2026-11-21", id(2) + " 2026-11-22");
    }

    @Test
    void findsMoreCyclesThanFitOnOnePage() {
        hold(TONIGHT, 1);
        for (int days = 1; days <= 12; days++) {
            renew(1, TONIGHT.plusDays(days));
            plan(TONIGHT.plusDays(days));
        }

        assertThat(review.choose(Set.of(id(1))).pauses()).hasSize(13);
    }

    @Test
    void namesCertificationsOfWhichNoPauseIsHeld() {
        hold(TONIGHT, 2);

        assertThat(review.choose(Set.of(id(1), id(3))).unknown()).containsExactly(id(3));
    }

    @Test
    void releasesTheChosenAlone() {
        hold(TONIGHT, 3);

        assertThat(review.release(review.choose(Set.of(id(2))), ON_CALL, progress::add))
                .isEqualTo(1);

        assertThat(statuses()).containsOnly(entry(IntentStatus.HELD, 2L), entry(IntentStatus.PENDING, 1L));
    }

    @Test
    void leavesWhatSomebodyElseDecidedMeanwhile() {
        hold(TONIGHT, 2);
        ChosenPauses chosen = review.choose(Set.of(id(1), id(2)));
        review.release(review.choose(Set.of(id(1))), ON_CALL, progress::add);

        assertThat(review.drop(chosen, ON_CALL, progress::add)).isEqualTo(1);

        assertThat(statuses()).containsOnly(entry(IntentStatus.PENDING, 1L), entry(IntentStatus.SKIPPED, 1L));
    }

    @Test
    void logsAReleaseOnceWithAtMostAThousandIds() {
        hold(TONIGHT, 1_200);

        review.releaseAll(ON_CALL, progress::add);

        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getLevel()).isEqualTo(Level.INFO);
        assertThat(context()).containsEntry("pause_count", 1_200L);
        assertThat(context().get("certification_ids"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSize(1_000)
                .contains(id(1).toString());
    }

    @Test
    void logsADropAsAWarningWithItsCode() {
        hold(TONIGHT, 2);

        review.drop(review.choose(Set.of(id(2))), ON_CALL, progress::add);

        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getLevel()).isEqualTo(Level.WARN);
        assertThat(fields()).containsEntry(EventLog.ERROR_CODE, "PAUSE_DROPPED");
        assertThat(context())
                .containsOnly(entry("pause_count", 1L), entry("certification_ids", List.of(id(2).toString())));
    }

    @Test
    void logsNothingWhereNothingWasDecided() {
        assertThat(review.releaseAll(ON_CALL, progress::add)).isZero();
        assertThat(review.dropAll(ON_CALL, progress::add)).isZero();

        assertThat(log.list).isEmpty();
    }

    @Test
    void logsWhatWasDecidedBeforeTheDatabaseFailed() {
        hold(TONIGHT, 1_500);

        assertThatThrownBy(() -> review.releaseAll(ON_CALL, done -> database.failNext("release_held_pauses")))
                .isInstanceOf(StorageException.class);

        assertThat(statuses()).containsOnly(entry(IntentStatus.HELD, 500L), entry(IntentStatus.PENDING, 1_000L));
        assertThat(context()).containsEntry("pause_count", 1_000L);
    }

    private void hold(LocalDate date, int certifications) {
        for (int number = 1; number <= certifications; number++) {
            database.insert(new Certification(id(number), UUID.randomUUID(), date, "active"));
        }
        plan(date);
    }

    private void renew(int number, LocalDate date) {
        database.update(new Certification(id(number), UUID.randomUUID(), date, "active"));
    }

    private void plan(LocalDate date) {
        OpenRun run = database.runStore()
                .open(new RunOpening(
                        UUID.randomUUID(),
                        date,
                        ZoneOffset.UTC,
                        Workflow.ALL,
                        false,
                        "any",
                        UUID.randomUUID(),
                        Duration.ofMinutes(1),
                        Instant.parse("2026-11-21T01:00:00Z")));
        assertThat(database.planner(ExpiryPolicy.STANDARD)
                        .planPauses(run, PlanningWindow.ofOneNight(date), Optional.empty(), 10_000, true))
                .isPresent();
    }

    private static UUID id(int number) {
        return new UUID(0xC000_0000_0000_4000L, 0x8000_0000_0000_0000L | number);
    }

    private Map<IntentStatus, Long> statuses() {
        return database.intents().stream().collect(Collectors.groupingBy(StoredIntent::status, Collectors.counting()));
    }

    private Map<String, Object> fields() {
        return log.list.get(0).getKeyValuePairs().stream()
                .collect(Collectors.toUnmodifiableMap(pair -> pair.key, pair -> pair.value));
    }

    @SuppressWarnings("unchecked") // the event log puts nothing else there
    private Map<String, Object> context() {
        return (Map<String, Object>) fields().getOrDefault(EventLog.CONTEXT, Map.of());
    }
}
