package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Openings.LEASE;
import static io.certcron.contract.Openings.dryOpening;
import static io.certcron.contract.Openings.ended;
import static io.certcron.contract.Openings.opening;
import static io.certcron.contract.Openings.takeover;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.RunTakeover;
import io.certcron.domain.Channel;
import io.certcron.domain.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The run store's rules R29 to R34: how a run goes from one node to another. */
abstract class RunHandoverRules extends RunSlotRules {

    @Test
    @DisplayName("R29: a lost run is taken over as it is, with its slot and, under the same policy, its cursor")
    void takesOverByName() {
        OpenRun lost = timetable().open(timetable().due());
        PlanCursor cursor = savedCursor(lost);
        RunTakeover takeover = takeover(lost);

        database().elapse(LEASE.plusSeconds(1));
        Optional<OpenRun> run = runs().takeOver(takeover);

        assertThat(run)
                .contains(new OpenRun(
                        lost.runId(),
                        takeover.ownerToken(),
                        takeover.lease(),
                        lost.businessDate(),
                        lost.zone(),
                        lost.workflow(),
                        lost.slot(),
                        lost.startedAt(),
                        true,
                        Optional.of(cursor)));
        assertThat(runs().renewLease(run.orElseThrow()))
                .as("the new owner renewed the lease")
                .isTrue();
    }

    @Test
    @DisplayName("R30: a lost run that is taken over under another policy is planned from the beginning, for good")
    void replansWhatIsTakenOverUnderAnotherPolicy() {
        OpenRun lost = runs().open(opening(TONIGHT));
        savedCursor(lost);
        runs().planningFinished(lost);

        database().elapse(LEASE.plusSeconds(1));
        OpenRun second = runs().takeOver(takeover(lost, "reminders at 60")).orElseThrow();
        database().elapse(LEASE.plusSeconds(1));
        OpenRun third = runs().takeOver(takeover(lost, "reminders at 60")).orElseThrow();

        assertThat(second.resumeAfter()).as("taken over once").isEmpty();
        assertThat(third.resumeAfter()).as("taken over twice").isEmpty();
        assertThat(runs().lastPlanned(Channel.REMINDER, TONIGHT.plusDays(1)))
                .as("the last planned date")
                .isEmpty();
    }

    @Test
    @DisplayName("R31: a run that has ended, is dry or has an owner is not taken over, nor is one that does not exist")
    void takesOverOnlyTheLost() {
        OpenRun closed = runs().open(opening(TONIGHT));
        runs().close(closed, ended(closed, RunStatus.INCOMPLETE));
        OpenRun dry = runs().open(dryOpening(TONIGHT));
        database().elapse(LEASE.plusSeconds(1));
        RunTakeover unknown = new RunTakeover(UUID.randomUUID(), Openings.POLICY, UUID.randomUUID(), LEASE);

        assertThat(runs().takeOver(takeover(closed))).as("one that has ended").isEmpty();
        assertThat(runs().takeOver(takeover(dry))).as("a dry one").isEmpty();
        assertThat(runs().takeOver(unknown)).as("one that does not exist").isEmpty();
        OpenRun owned = runs().open(opening(TONIGHT));
        assertThat(runs().takeOver(takeover(owned))).as("one with an owner").isEmpty();
        assertThat(runs().renewLease(owned))
                .as("the owner renewed the lease")
                .as("whether the lease was renewed")
                .isTrue();
    }

    @Test
    @DisplayName("R32: of nodes at the same time, exactly one takes a lost run over")
    void isTakenOverByOneNode() {
        OpenRun lost = runs().open(opening(TONIGHT));
        database().elapse(LEASE.plusSeconds(1));

        List<Optional<OpenRun>> takenOver = Racers.race(6, () -> runs().takeOver(takeover(lost)));

        assertThat(takenOver).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    @DisplayName("R33: a run that its owner hands over is lost at once, and goes on under the next owner")
    void handsOver() {
        OpenRun run = runs().open(opening(TONIGHT));
        PlanCursor cursor = savedCursor(run);

        runs().handOver(run);
        boolean stillOwned = runs().renewLease(run);
        Optional<OpenRun> next = runs().takeOver(takeover(run));

        assertThat(stillOwned)
                .as("a renewal that was under way took it back")
                .as("whether the lease was renewed")
                .isFalse();

        assertThat(next).hasValueSatisfying(taken -> {
            assertThat(taken.runId()).isEqualTo(run.runId());
            assertThat(taken.resumeAfter()).contains(cursor);
        });
        assertThat(runs().renewLease(run))
                .as("the former owner renewed the lease")
                .isFalse();
    }

    @Test
    @DisplayName("R34: who was taken over can't hand the run over, nor can who closed it")
    void handsOverOnlyItsOwn() {
        OpenRun lost = runs().open(opening(TONIGHT));
        database().elapse(LEASE.plusSeconds(1));
        OpenRun current = runs().takeOver(takeover(lost)).orElseThrow();

        runs().handOver(lost);
        Optional<OpenRun> afterTheLoser = runs().takeOver(takeover(lost));
        runs().close(current, ended(current, RunStatus.COMPLETED));
        runs().handOver(current);
        Optional<OpenRun> afterTheEnd = runs().takeOver(takeover(lost));

        assertThat(afterTheLoser).as("handed over by the loser").isEmpty();
        assertThat(afterTheEnd).as("handed over after it was closed").isEmpty();
    }
}
