package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Openings.ended;
import static io.certcron.contract.Openings.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.RunHistory.Night;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRecord;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Schedule;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The history's rules V11 to V13: nights in short. */
abstract class RunNightRules extends StorageContract {

    @Test
    @DisplayName("V11: a night counts how its runs ended; dry runs are none, and a date without a run is left out")
    void sumsUpNights() {
        close(TONIGHT, RunStatus.COMPLETED);
        close(TONIGHT, RunStatus.COMPLETED);
        close(TONIGHT, RunStatus.COMPLETED_WITH_FAILURES);
        close(TONIGHT, RunStatus.INCOMPLETE);
        OpenRun broken = open(TONIGHT, Workflow.ALL, 0);
        database().runStore().close(broken, failed(broken, ErrorCode.UNEXPECTED_EXCEPTION));
        open(TONIGHT, Workflow.ALL, 0);
        open(TONIGHT.plusDays(2), Workflow.ALL, 0);
        open(TONIGHT.minusDays(1), Workflow.ALL, 0);
        open(TONIGHT.plusDays(3), Workflow.ALL, 0);
        database().runStore().open(Openings.dryOpening(TONIGHT.plusDays(1)));

        assertThat(history().nights(TONIGHT, TONIGHT.plusDays(2)))
                .containsExactly(
                        new Night(TONIGHT, 2, 1, 1, 1, 1, 0, Optional.empty()),
                        new Night(TONIGHT.plusDays(2), 0, 0, 0, 0, 1, 0, Optional.empty()));
    }

    @Test
    @DisplayName("V12: a run is late when it was opened over an hour after its slot")
    void tellsWhatWasLate() {
        openForSlot("in time", Timetable.DUE.plus(Duration.ofHours(1)));
        openForSlot("late", Timetable.DUE.plus(Duration.ofHours(1)).plusSeconds(1));
        open(TONIGHT, Workflow.ALL, 300);

        assertThat(history().nights(TONIGHT, TONIGHT)).extracting(Night::late).containsExactly(1L);
    }

    @Test
    @DisplayName("V13: a night shows what the latest of its checks found, of those that were not in vain")
    void showsTheLatestCheck() {
        Instant checkedAt = Openings.STARTED_AT.plusSeconds(30);
        check(open(TONIGHT, Workflow.ALL, 0), checkedAt.plusSeconds(2), Optional.empty());
        check(open(TONIGHT, Workflow.REMINDERS, 1), checkedAt.plusSeconds(1), found(3));
        check(open(TONIGHT, Workflow.AUTO_PAUSE, 2), checkedAt, found(7));
        check(open(TONIGHT.plusDays(1), Workflow.ALL, 3), checkedAt, Optional.empty());

        assertThat(history().nights(TONIGHT, TONIGHT.plusDays(1)))
                .extracting(Night::missedPauses)
                .containsExactly(Optional.of(3L), Optional.empty());
    }

    final RunHistory history() {
        return database().runHistory();
    }

    /** A run of the date that is opened so many minutes after {@link Openings#STARTED_AT}. */
    final OpenRun open(LocalDate businessDate, Workflow workflow, int minutes) {
        return database().runStore().open(opening(businessDate, workflow, minutes));
    }

    final RunRecord stored(UUID runId) {
        return database().runStore().find(runId).orElseThrow();
    }

    static RunOpening opening(LocalDate businessDate, Workflow workflow, int minutes) {
        return startedAt(
                Openings.opening(businessDate, workflow), Openings.STARTED_AT.plus(Duration.ofMinutes(minutes)));
    }

    final void check(OpenRun run, Instant runAt, Optional<FlaggedCertifications> missed) {
        assertThat(database().auditLog().record(run, runAt, missed))
                .as("whether it was written")
                .isTrue();
    }

    static Optional<FlaggedCertifications> found(long missed) {
        return Optional.of(new FlaggedCertifications(missed, List.of()));
    }

    private void close(LocalDate businessDate, RunStatus status) {
        OpenRun run = open(businessDate, Workflow.ALL, 0);
        database().runStore().close(run, ended(run, status));
    }

    private void openForSlot(String name, Instant startedAt) {
        Schedule schedule = timetable().create(name);
        DueSlot slot = timetable().due(schedule);
        assertThat(database()
                        .runStore()
                        .openForSlot(startedAt(Timetable.opening(), startedAt), slot, Optional.of(Timetable.NEXT)))
                .isPresent();
    }

    private static RunOpening startedAt(RunOpening opening, Instant startedAt) {
        return new RunOpening(
                opening.runId(),
                opening.businessDate(),
                opening.zone(),
                opening.workflow(),
                opening.dryRun(),
                opening.policyFingerprint(),
                opening.ownerToken(),
                opening.lease(),
                startedAt);
    }
}
