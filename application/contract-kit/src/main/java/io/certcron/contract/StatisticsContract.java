package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.certificationId;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.JobFigures;
import io.certcron.application.port.out.JobFigures.IntentKind;
import io.certcron.application.port.out.JobFigures.IntentOutcome;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.Settlement;
import io.certcron.application.port.out.SkippedSlot;
import io.certcron.application.port.out.Statistics;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.Schedule;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of {@link Statistics}: rules G01 to G11. */
public abstract class StatisticsContract extends RunFigureRules {

    private static final Instant CHECKED_AT = Openings.STARTED_AT.plusSeconds(30);

    /** To be extended by the test of an implementation. */
    protected StatisticsContract() {}

    @Test
    @DisplayName("G01: where nothing has happened, all figures are zero or empty")
    void startsFromNothing() {
        assertThat(read())
                .isEqualTo(new JobFigures(
                        Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), 0, Optional.empty(), 0, Map.of(), 0));
    }

    @Test
    @DisplayName("G04: what was planned and settled is counted by channel and outcome, over all runs")
    void countsIntents() {
        for (int number = 1; number <= 4; number++) {
            database().insert(active(number, TONIGHT));
        }
        database().insert(active(5, TONIGHT.plusDays(7)));
        job().plan(TONIGHT.minusDays(7));
        job().plan(TONIGHT);
        settleOne(key -> new Settlement.Done(key, false));
        settleOne(key -> new Settlement.Done(key, true));
        settleOne(key -> new Settlement.Rejected(key, "NO", OptionalInt.empty()));
        for (int number = 1; number <= 4; number++) {
            database().delete(certificationId(number));
        }
        job().claim(Channel.AUTO_PAUSE);
        database().insert(active(6, TONIGHT.plusDays(1)));
        job().plan(TONIGHT.plusDays(1));

        assertThat(read().intents())
                .isEqualTo(Map.of(
                        new IntentKind(Channel.AUTO_PAUSE, IntentOutcome.PLANNED), 5L,
                        new IntentKind(Channel.AUTO_PAUSE, IntentOutcome.DONE), 1L,
                        new IntentKind(Channel.AUTO_PAUSE, IntentOutcome.DONE_BEFORE), 1L,
                        new IntentKind(Channel.AUTO_PAUSE, IntentOutcome.REJECTED), 1L,
                        new IntentKind(Channel.AUTO_PAUSE, IntentOutcome.SKIPPED), 1L,
                        new IntentKind(Channel.REMINDER, IntentOutcome.PLANNED), 6L,
                        new IntentKind(Channel.REMINDER, IntentOutcome.SUPERSEDED), 1L));
    }

    @Test
    @DisplayName("G05: the backlog counts what is pending, claimed or put off, and tells when the oldest was planned")
    void countsTheBacklog() {
        for (int number = 1; number <= 4; number++) {
            database().insert(active(number, TONIGHT));
        }
        job().plan(TONIGHT);
        job().settleDone(job().claim(Channel.AUTO_PAUSE, TONIGHT, 1));
        job().settle(
                        job().claim(Channel.AUTO_PAUSE, TONIGHT, 1),
                        key -> new Settlement.NextRun(key, "BUSY", OptionalInt.of(503)));
        job().claim(Channel.AUTO_PAUSE, TONIGHT, 1);
        Instant planned = plannedAt(1);
        database().elapse(Duration.ofHours(1));
        database().insert(active(5, TONIGHT.plusDays(1)));
        job().plan(TONIGHT.plusDays(1));

        JobFigures figures = read();

        assertThat(figures.backlog()).isEqualTo(Map.of(Channel.AUTO_PAUSE, 4L));
        assertThat(figures.oldestUnsettled()).isEqualTo(Map.of(Channel.AUTO_PAUSE, planned));
    }

    @Test
    @DisplayName("G06: held pauses are counted, and are no backlog")
    void countsHeldPauses() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, TONIGHT));
        job().plan(TONIGHT, true);

        assertThat(read().heldPauses()).isEqualTo(2);
        assertThat(read().backlog()).isEmpty();
        assertThat(read().oldestUnsettled()).isEmpty();
    }

    @Test
    @DisplayName(
            "G07: missed pauses are those of the last check for the latest business date; a check that failed knows nothing")
    void showsTheLatestCheck() {
        check(CHECKED_AT.plusSeconds(1), Optional.of(new FlaggedCertifications(3, List.of())));
        check(CHECKED_AT, Optional.of(new FlaggedCertifications(7, List.of())));
        OpenRun earlier = job().open(TONIGHT.minusDays(5));
        Optional<FlaggedCertifications> none = Optional.of(FlaggedCertifications.NONE);
        database().auditLog().record(earlier, CHECKED_AT.plusSeconds(9), none);
        assertThat(read().missedPauses()).contains(3L);

        check(CHECKED_AT.plusSeconds(2), Optional.empty());
        assertThat(read().missedPauses()).isEmpty();
    }

    @Test
    @DisplayName("G08: reports of missed pauses are counted until somebody resolves them")
    void countsUnresolvedReports() {
        Optional<FlaggedCertifications> some = Optional.of(new FlaggedCertifications(1, List.of()));
        check(CHECKED_AT, some);
        check(CHECKED_AT, some);
        database().resolve(check(CHECKED_AT, some));
        check(CHECKED_AT, Optional.of(FlaggedCertifications.NONE));
        check(CHECKED_AT, Optional.empty());

        assertThat(read().unresolvedReports()).isEqualTo(2);
    }

    @Test
    @DisplayName("G09: slots that did not become runs are counted by reason, also those of a deleted schedule")
    void countsSkippedSlots() {
        skip(timetable().create("nightly"), SkipReason.PAUSED);
        skip(timetable().create("weekly"), SkipReason.PAUSED);
        Schedule deleted = timetable().create("deleted");
        skip(deleted, SkipReason.OUTSIDE_WINDOW);
        timetable().delete(deleted);
        timetable().open(timetable().due(timetable().create("run")));

        assertThat(read().slotsSkipped()).isEqualTo(Map.of(SkipReason.PAUSED, 2L, SkipReason.OUTSIDE_WINDOW, 1L));
    }

    @Test
    @DisplayName("G11: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        assertStorageFails(() -> database().unreachable().statistics().read());
    }

    private void settleOne(Function<IdempotencyKey, Settlement> settlement) {
        job().settle(job().claim(Channel.AUTO_PAUSE, TONIGHT, 1), settlement);
    }

    private Instant plannedAt(int number) {
        return database()
                .certificationRecords(ExpiryPolicy.STANDARD)
                .find(certificationId(number))
                .intents()
                .get(0)
                .plannedAt();
    }

    private UUID check(Instant runAt, Optional<FlaggedCertifications> missed) {
        OpenRun run = open(Workflow.ALL);
        database().auditLog().record(run, runAt, missed);
        return run.runId();
    }

    private void skip(Schedule schedule, SkipReason reason) {
        boolean skipped = database()
                .slotStore()
                .skip(
                        timetable().due(schedule),
                        List.of(new SkippedSlot(Timetable.DUE, reason)),
                        Optional.of(Timetable.NEXT),
                        Timetable.DUE);
        assertThat(skipped).as("skipped").isTrue();
    }
}
