package io.certcron.application.run;

import static io.certcron.application.run.Fleet.ON_CALL;
import static io.certcron.application.run.Nights.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.certcron.application.log.EventLog;
import io.certcron.application.node.RunsOnDemand;
import io.certcron.application.node.RunsOnDemand.Request;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.in.RunStart;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.OperatorJournal;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunRequested;
import io.certcron.application.run.Fleet.Member;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.OperatorAction;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunsOnDemandTest {

    private final Fleet fleet = new Fleet();
    private final Nights nights = fleet.nights;
    private final Member member = fleet.newMember();
    private final RunsOnDemand onDemand = onDemand(member);

    @Test
    void aRunThatIsRequestedIsCarriedOutAtOnceBesideTheSlots() {
        nights.insert(1, TONIGHT);
        Schedule schedule = fleet.schedule("0 2 * * *");

        OpenRun run = opened(onDemand.request(tonight(schedule), ON_CALL));
        fleet.awaitEnded(1);

        assertThat(nights.management.farSide().effects()).hasSize(1);
        assertThat(nights.hooks.completed).extracting(RunResult::runId).containsExactly(run.runId());
        assertThat(nights.database.runStore().find(run.runId()))
                .flatMap(RunRecord::requestedBy)
                .contains(ON_CALL);
        assertThat(fleet.awaited(schedule)).isEqualTo("2026-11-21T02:00:00Z");
    }

    @Test
    void aPausedScheduleCanBeRunToo() {
        Schedule schedule = fleet.schedule("0 2 * * *");
        fleet.replace(schedule, schedule.spec().paused(Optional.of("maintenance")));

        onDemand.request(tonight(schedule), ON_CALL);

        fleet.awaitEnded(1);
        assertThat(nights.hooks.completed).extracting(RunResult::status).containsExactly(RunStatus.COMPLETED);
    }

    @Test
    void theRunHasTheWorkflowOfItsScheduleAndTheDateInItsZone() {
        ScheduleSpec far = ScheduleSpec.of("far west", "0 2 * * *", ZoneId.of("Pacific/Pago_Pago"), Workflow.REMINDERS);
        Schedule schedule = fleet.replace(fleet.schedule("0 2 * * *"), far);

        OpenRun run = opened(onDemand.request(tonight(schedule), ON_CALL));

        assertThat(run.workflow()).isEqualTo(Workflow.REMINDERS);
        assertThat(run.businessDate()).isEqualTo(TONIGHT.minusDays(1));
        fleet.awaitEnded(1);
    }

    @Test
    void aDryRunOnlyCountsAndMayLookAhead() {
        nights.insert(1, TONIGHT.plusDays(9));
        Schedule schedule = fleet.schedule("0 2 * * *");

        onDemand.request(request(schedule, Optional.of(TONIGHT.plusDays(9)), true, Optional.empty()), ON_CALL);
        fleet.awaitEnded(1);

        RunResult result = nights.hooks.completed.get(0);
        assertThat(result.dryRun()).isTrue();
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(result.pauses().tally().planned()).isEqualTo(1);
        assertThat(nights.database.intents()).isEmpty();
        assertThat(nights.management.farSide().requests()).isEmpty();
    }

    @Test
    void aDryRunThatMeetsSomethingUnexpectedFailsAndIsClosed() {
        nights.before("IntentPlanner.countDuePauses", () -> {
            throw new IllegalStateException();
        });
        Schedule schedule = fleet.schedule("0 2 * * *");

        OpenRun run = opened(onDemand(fleet.newMember())
                .request(request(schedule, Optional.empty(), true, Optional.empty()), ON_CALL));
        fleet.awaitEnded(1);

        assertThat(nights.hooks.failed).hasSize(1);
        assertThat(nights.log.of(ErrorCode.UNEXPECTED_EXCEPTION)).isNotEmpty();
        assertThat(nights.database.runStore().find(run.runId()))
                .map(RunRecord::status)
                .contains(RunStatus.FAILED);
    }

    @Test
    void aBusinessDateInTheFutureIsRefusedWithoutATrace() {
        Schedule schedule = fleet.schedule("0 2 * * *");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> onDemand.request(
                        request(schedule, Optional.of(TONIGHT.plusDays(1)), false, Optional.empty()), ON_CALL))
                .withMessageContaining("businessDate: must not be in the future, as it is 2026-11-21 in Z");
        assertThat(fleet.runsUnderWay()).isEmpty();
        assertThat(journal()).extracting(OperatorJournal.Entry::action).doesNotContain(OperatorAction.RUN_REQUESTED);
    }

    @Test
    void askingAgainUnderOneKeyOpensNoSecondRun() {
        Schedule schedule = fleet.schedule("0 2 * * *");
        Request request = request(schedule, Optional.empty(), false, Optional.of("once"));
        OpenRun run = opened(onDemand.request(request, ON_CALL));
        fleet.awaitEnded(1);

        assertThat(onDemand.request(request, ON_CALL)).isEqualTo(new RunRequested.OpenedBefore(run.runId()));
        assertThat(onDemand.request(request(schedule, Optional.empty(), true, Optional.of("once")), ON_CALL))
                .isEqualTo(new RunRequested.KeyUsedOtherwise());
        assertThat(nights.hooks.completed).hasSize(1);
    }

    @Test
    void ofAScheduleThatDoesNotExistNothingIsRun() {
        Request unknown = new Request(new UUID(1, 1), Optional.empty(), false, Optional.empty());

        assertThat(onDemand.request(unknown, ON_CALL)).isEqualTo(new RunRequested.ScheduleNotFound());
        assertThat(fleet.runsUnderWay()).isEmpty();
    }

    @Test
    void aNodeThatWasStoppedLeavesTheRunToTheOthers() {
        Schedule schedule = fleet.schedule("0 2 * * *");
        Member stopped = fleet.newMember();
        stopped.node.close();

        OpenRun run = opened(onDemand(stopped).request(tonight(schedule), ON_CALL));
        onDemand(stopped).request(request(schedule, Optional.empty(), true, Optional.empty()), ON_CALL);

        assertThat(fleet.runsUnderWay()).singleElement().matches(each -> each.orphaned(), "is free at once");
        member.tickUntilEnded(1);
        assertThat(nights.hooks.completed).extracting(RunResult::runId).containsExactly(run.runId());
    }

    @Test
    void theRequestIsLoggedForTheRunAndTheHooksAreToldOfItsStart() {
        List<RunStart> started = new CopyOnWriteArrayList<>();
        nights.listeners.add(new RunListener() {
            @Override
            public void onRunStart(RunStart start) {
                started.add(start);
            }
        });
        Schedule schedule = fleet.schedule("0 2 * * *");

        OpenRun run = opened(onDemand(fleet.newMember())
                .request(request(schedule, Optional.empty(), true, Optional.empty()), ON_CALL));
        fleet.awaitEnded(1);

        assertThat(started).containsExactly(new RunStart(run.runId(), TONIGHT, Workflow.ALL, true, run.startedAt()));
        assertThat(nights.log.events())
                .filteredOn(event -> event.message().equals("A run was requested by a human"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.fields())
                            .contains(entry(EventLog.RUN_ID, run.runId().toString()));
                    assertThat(event.context())
                            .contains(entry("cron_id", schedule.cronId().toString()), entry("way", "API"));
                });
    }

    private RunsOnDemand onDemand(Member process) {
        return new RunsOnDemand(fleet.schedules, process.runs, process.node, new EventLog(), nights.clock);
    }

    private List<OperatorJournal.Entry> journal() {
        return nights.database.journal().latest(new OperatorJournal.Subject.Everything(), OptionalLong.empty(), 10);
    }

    private static Request tonight(Schedule schedule) {
        return request(schedule, Optional.empty(), false, Optional.empty());
    }

    private static Request request(
            Schedule schedule, Optional<LocalDate> businessDate, boolean dryRun, Optional<String> key) {
        return new Request(schedule.cronId(), businessDate, dryRun, key);
    }

    private static OpenRun opened(RunRequested requested) {
        assertThat(requested).isInstanceOf(RunRequested.Opened.class);
        return ((RunRequested.Opened) requested).run();
    }
}
