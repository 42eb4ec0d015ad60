package io.certcron.contract;

import static io.certcron.contract.Examples.OPERATOR;
import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Openings.LEASE;
import static io.certcron.contract.Openings.STARTED_AT;
import static io.certcron.contract.Openings.takeover;
import static io.certcron.contract.Timetable.DUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.RunInProgress;
import io.certcron.application.port.out.RunOnDemand;
import io.certcron.application.port.out.RunOnDemand.RequestKey;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunRequested;
import io.certcron.domain.Operator;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Schedule;
import io.certcron.domain.Workflow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The run store's rules R40 to R48: runs that operators ask for. */
abstract class RunRequestRules extends RunTallyRules {

    private static final RequestKey KEY = new RequestKey("tonight, please", "as it is");

    @Test
    @DisplayName(
            "R40: a run on demand is opened as it was proposed, with its schedule and who asked, and without a slot")
    void opensOnDemand() {
        Schedule schedule = timetable().create("nightly");
        RunOpening opening = Timetable.opening();

        RunRequested requested = runs().openOnDemand(opening, wish(schedule));

        assertThat(requested)
                .isEqualTo(new RunRequested.Opened(new OpenRun(
                        opening.runId(),
                        opening.ownerToken(),
                        LEASE,
                        TONIGHT,
                        Timetable.ZONE,
                        Workflow.REMINDERS,
                        Optional.empty(),
                        opening.startedAt(),
                        false,
                        Optional.empty())));
        assertThat(runs().find(opening.runId()))
                .contains(new RunRecord(
                        opening.runId(),
                        Optional.of(schedule.cronId()),
                        Optional.empty(),
                        Optional.of(OPERATOR),
                        TONIGHT,
                        Workflow.REMINDERS,
                        false,
                        RunStatus.RUNNING,
                        opening.startedAt(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    @DisplayName("R41: a run on demand uses no slot up, and no slot waits for it")
    void usesNoSlotUp() {
        Schedule schedule = timetable().create("nightly");

        OpenRun run = opened(runs().openOnDemand(Timetable.opening(), wish(schedule)));

        assertThat(timetable().awaited(schedule.cronId())).contains(DUE);
        assertThat(database().slotStore().agenda(DUE).dueSlots()).containsExactly(new DueSlot(schedule, DUE, false));
        assertThat(database().slotStore().agenda(DUE).runs())
                .extracting(RunInProgress::runId)
                .containsExactly(run.runId());
    }

    @Test
    @DisplayName("R42: the same request under the same key, by whatever way it comes, opens no second run")
    void opensOnceForAKey() {
        Schedule schedule = timetable().create("nightly");
        Operator onThePage = new Operator(OPERATOR.name(), Operator.Way.PAGE);
        OpenRun run = opened(runs().openOnDemand(Timetable.opening(), wish(schedule, OPERATOR, KEY)));
        RunOpening again = Timetable.opening();

        RunRequested requested = runs().openOnDemand(again, wish(schedule, onThePage, KEY));
        timetable().delete(schedule);
        RunRequested afterTheDeletion = runs().openOnDemand(again, wish(schedule, OPERATOR, KEY));

        assertThat(List.of(requested, afterTheDeletion)).containsOnly(new RunRequested.OpenedBefore(run.runId()));
        assertThat(runs().find(again.runId())).isEmpty();
    }

    @Test
    @DisplayName("R43: a key that was used for another request opens nothing")
    void opensNothingForAUsedKey() {
        Schedule schedule = timetable().create("nightly");
        runs().openOnDemand(Timetable.opening(), wish(schedule, OPERATOR, KEY));
        RunOpening other = Timetable.opening();

        RunRequested requested =
                runs().openOnDemand(other, wish(schedule, OPERATOR, new RequestKey(KEY.value(), "in another way")));

        assertThat(requested).isEqualTo(new RunRequested.KeyUsedOtherwise());
        assertThat(runs().find(other.runId())).isEmpty();
    }

    @Test
    @DisplayName("R44: each operator has keys of their own, and without a key each request opens a run")
    void opensForEachOperator() {
        Schedule schedule = timetable().create("nightly");
        Operator somebodyElse = new Operator("somebody.else", OPERATOR.way());

        List<RunRequested> requested = List.of(
                runs().openOnDemand(Timetable.opening(), wish(schedule, OPERATOR, KEY)),
                runs().openOnDemand(Timetable.opening(), wish(schedule, somebodyElse, KEY)),
                runs().openOnDemand(Timetable.opening(), wish(schedule)),
                runs().openOnDemand(Timetable.opening(), wish(schedule)));

        assertThat(requested).hasOnlyElementsOfType(RunRequested.Opened.class);
        assertThat(requested)
                .map(RunRequestRules::opened)
                .extracting(OpenRun::runId)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("R45: of callers with one key at the same time, one opens the run, and the others are told of it")
    void opensOnceForAKeyAtTheSameTime() {
        Schedule schedule = timetable().create("nightly");

        List<RunRequested> requested =
                Racers.race(6, () -> runs().openOnDemand(Timetable.opening(), wish(schedule, OPERATOR, KEY)));

        List<RunRequested> winners =
                requested.stream().filter(RunRequested.Opened.class::isInstance).toList();
        assertThat(winners).hasSize(1);
        assertThat(requested)
                .filteredOn(outcome -> !winners.contains(outcome))
                .hasSize(5)
                .containsOnly(
                        new RunRequested.OpenedBefore(opened(winners.get(0)).runId()));
    }

    @Test
    @DisplayName("R46: of a schedule that does not exist no run is opened")
    void opensNothingWithoutASchedule() {
        Schedule deleted = timetable().create("nightly");
        timetable().delete(deleted);
        RunOpening opening = Timetable.opening();

        assertThat(runs().openOnDemand(opening, wish(deleted))).isEqualTo(new RunRequested.ScheduleNotFound());
        assertThat(runs().find(opening.runId())).isEmpty();
    }

    @Test
    @DisplayName("R47: a run on demand starts at the cursor of an earlier run, but takes none over and closes none")
    void leavesLostRunsToOthers() {
        Schedule schedule = timetable().create("nightly");
        OpenRun lost = runs().open(Openings.opening(TONIGHT));
        PlanCursor reached = job().planOneOfTwo(lost);
        OpenRun dry = runs().open(Openings.dryOpening(TONIGHT));
        database().elapse(LEASE.plusSeconds(1));

        OpenRun run = opened(runs().openOnDemand(Openings.opening(TONIGHT), wish(schedule)));

        assertThat(run.takenOver()).as("whether a run was taken over").isFalse();
        assertThat(run.runId()).isNotEqualTo(lost.runId());
        assertThat(run.resumeAfter()).contains(reached);
        assertThat(List.of(lost, dry))
                .map(each -> runs().find(each.runId()).orElseThrow().status())
                .containsOnly(RunStatus.RUNNING);
    }

    @Test
    @DisplayName("R48: a lost run on demand is taken over, or closed where it is dry, as any other")
    void isTakenOverAsAnyOther() {
        Schedule schedule = timetable().create("nightly");
        OpenRun lost = opened(runs().openOnDemand(Openings.opening(TONIGHT), wish(schedule)));
        OpenRun dry = opened(runs().openOnDemand(Openings.dryOpening(TONIGHT), wish(schedule)));
        database().elapse(LEASE.plusSeconds(1));

        Optional<OpenRun> takenOver = runs().takeOver(takeover(lost));
        long closed = runs().closeAbandonedDryRuns(STARTED_AT);

        assertThat(takenOver).map(OpenRun::runId).contains(lost.runId());
        assertThat(takenOver).flatMap(OpenRun::slot).isEmpty();
        assertThat(runs().find(lost.runId())).flatMap(RunRecord::requestedBy).contains(OPERATOR);
        assertThat(closed).isEqualTo(1);
        assertLost(dry);
    }

    static RunOnDemand wish(Schedule schedule) {
        return new RunOnDemand(schedule.cronId(), OPERATOR, Optional.empty());
    }

    private static RunOnDemand wish(Schedule schedule, Operator by, RequestKey key) {
        return new RunOnDemand(schedule.cronId(), by, Optional.of(key));
    }

    static OpenRun opened(RunRequested requested) {
        if (requested instanceof RunRequested.Opened opened) {
            return opened.run();
        }
        throw new AssertionError("A run on demand that could be opened was not: " + requested);
    }
}
