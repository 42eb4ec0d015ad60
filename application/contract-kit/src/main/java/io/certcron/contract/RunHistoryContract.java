package io.certcron.contract;

import static io.certcron.contract.Examples.OPERATOR;
import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Openings.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.RunHistory.Filter;
import io.certcron.application.port.out.RunHistory.Position;
import io.certcron.application.port.out.RunOnDemand;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunRequested;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of {@link RunHistory}: rules V01 to V13. */
public abstract class RunHistoryContract extends RunDetailsRules {

    /** To be extended by the test of an implementation. */
    protected RunHistoryContract() {}

    @Test
    @DisplayName("V01: a run is listed as the run store knows it: of a slot, on demand, or of neither")
    void listsWhatTheStoreKnows() {
        OpenRun ofSlot = timetable().open(timetable().due());
        UUID cronId = timetable().create("weekly").cronId();
        RunRequested requested = database()
                .runStore()
                .openOnDemand(opening(TONIGHT, Workflow.ALL, 1), new RunOnDemand(cronId, OPERATOR, Optional.empty()));
        OpenRun manual = open(TONIGHT, Workflow.AUTO_PAUSE, 2);
        database().runStore().close(manual, ended(manual, RunStatus.COMPLETED));

        List<RunRecord> listed = list(Filter.ALL);

        assertThat(requested).isInstanceOf(RunRequested.Opened.class);
        assertThat(listed).hasSize(3).allSatisfy(run -> assertThat(run).isEqualTo(stored(run.runId())));
        assertThat(listed).extracting(RunRecord::runId).first().isEqualTo(manual.runId());
        assertThat(listed).extracting(RunRecord::runId).last().isEqualTo(ofSlot.runId());
    }

    @Test
    @DisplayName("V02: runs are listed latest first, page by page, none larger than asked for")
    void listsInPages() {
        for (int number = 0; number < 7; number++) {
            open(TONIGHT.plusDays(number), Workflow.ALL, number / 3);
        }
        List<RunRecord> paged = new ArrayList<>();
        List<RunRecord> page = history().list(Filter.ALL, Optional.empty(), 2);
        while (!page.isEmpty() && paged.size() < 10) {
            assertThat(page).as("a page").hasSizeLessThanOrEqualTo(2);
            paged.addAll(page);
            RunRecord last = page.get(page.size() - 1);
            page = history().list(Filter.ALL, Optional.of(new Position(last.startedAt(), last.runId())), 2);
        }

        assertThat(paged).hasSize(7).doesNotHaveDuplicates().isEqualTo(list(Filter.ALL));
        assertThat(paged).extracting(RunRecord::startedAt).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    @DisplayName("V03: only the runs of the schedule, workflow, status and date that are asked for are listed")
    void filters() {
        OpenRun ofSlot = timetable().open(timetable().due());
        OpenRun failed = open(TONIGHT, Workflow.AUTO_PAUSE, 1);
        database().runStore().close(failed, ended(failed, RunStatus.INCOMPLETE));
        OpenRun tomorrow = open(TONIGHT.plusDays(1), Workflow.ALL, 2);
        OpenRun dry = database().runStore().open(Openings.dryOpening(TONIGHT.plusDays(2)));
        Optional<UUID> schedule = ofSlot.slot().map(slot -> slot.cronId());

        assertListed(filter(schedule, Optional.empty(), Optional.empty(), Optional.empty()), ofSlot);
        assertListed(
                filter(Optional.empty(), Optional.of(Workflow.AUTO_PAUSE), Optional.empty(), Optional.empty()), failed);
        assertListed(
                filter(Optional.empty(), Optional.empty(), Optional.of(RunStatus.INCOMPLETE), Optional.empty()),
                failed);
        assertListed(
                filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(TONIGHT.plusDays(1))),
                tomorrow);
        assertListed(
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false),
                tomorrow,
                failed,
                ofSlot);
        assertThat(list(Filter.ALL)).extracting(RunRecord::runId).contains(dry.runId());
    }

    @Test
    @DisplayName("V04: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        RunHistory history = database().unreachable().runHistory();

        assertStorageFails(() -> history.list(Filter.ALL, Optional.empty(), 1));
        assertStorageFails(() -> history.find(UUID.randomUUID()));
        assertStorageFails(() -> history.tally(UUID.randomUUID()));
        assertStorageFails(() -> history.nights(TONIGHT, TONIGHT));
    }

    private List<RunRecord> list(Filter filter) {
        return history().list(filter, Optional.empty(), 100);
    }

    private void assertListed(Filter filter, OpenRun... runs) {
        List<UUID> expected = List.of(runs).stream().map(OpenRun::runId).toList();
        assertThat(list(filter)).extracting(RunRecord::runId).containsExactlyElementsOf(expected);
    }

    private static Filter filter(
            Optional<UUID> cronId, Optional<Workflow> workflow, Optional<RunStatus> status, Optional<LocalDate> date) {
        return new Filter(cronId, workflow, status, date, true);
    }
}
