package io.certcron.contract;

import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.RunOnDemand;
import io.certcron.application.port.out.RunOnDemand.RequestKey;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunRequested;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.RunTakeover;
import io.certcron.application.port.out.RunTally;
import io.certcron.domain.Channel;
import io.certcron.domain.RunResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Runs of an {@link InMemoryDatabase}. */
public final class InMemoryRunStore implements RunStore {

    private final InMemoryTables tables;

    InMemoryRunStore(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public OpenRun open(RunOpening opening) {
        return tables.transaction("open_run", () -> {
            OpenRun run = takeOverSameWork(opening).orElseGet(() -> insert(opening, RunOrigin.MANUAL));
            abandon(row -> row.isAbandonedFor(opening, tables.now()), opening.startedAt());
            return run;
        });
    }

    @Override
    public Optional<OpenRun> openForSlot(RunOpening opening, DueSlot slot, Optional<Instant> next) {
        return tables.transaction("open_run_for_slot", () -> {
            if (!tables.slots.isOpen(slot)) {
                return Optional.empty();
            }
            tables.slots.becomesRun(slot.slot(), opening.runId());
            tables.slots.await(slot.schedule().cronId(), next);
            return Optional.of(insert(opening, RunOrigin.of(slot.slot())));
        });
    }

    @Override
    public RunRequested openOnDemand(RunOpening opening, RunOnDemand wish) {
        return tables.transaction(
                "open_run_on_demand", () -> answerBefore(wish).orElseGet(() -> openRequested(opening, wish)));
    }

    @Override
    public Optional<OpenRun> takeOver(RunTakeover takeover) {
        return tables.transaction("take_over_run", () -> Optional.ofNullable(tables.runs.get(takeover.runId()))
                .filter(row -> row.canBeTakenOver(tables.now()))
                .map(row -> row.takeOver(takeover, tables.now())));
    }

    @Override
    public Optional<LocalDate> lastPlanned(Channel channel, LocalDate before) {
        return tables.transaction("find_last_planned", () -> tables.runs.values().stream()
                .filter(row -> row.hasPlanned(channel))
                .map(RunRow::businessDate)
                .filter(date -> date.isBefore(before))
                .max(Comparator.naturalOrder()));
    }

    @Override
    public boolean renewLease(OpenRun run) {
        return tables.transaction("renew_run_lease", () -> {
            Optional<RunRow> owned = owned(run);
            owned.ifPresent(row -> row.renew(tables.now().plus(run.lease())));
            return owned.isPresent();
        });
    }

    @Override
    public void handOver(OpenRun run) {
        tables.transaction("hand_over_run", () -> {
            owned(run).ifPresent(row -> row.giveUp(tables.now()));
            return run;
        });
    }

    @Override
    public void planningFinished(OpenRun run) {
        tables.transaction("finish_planning", () -> {
            owned(run).ifPresent(RunRow::markPlanned);
            return run;
        });
    }

    @Override
    public RunTally tally(UUID runId) {
        return tables.transaction("find_run_tally", () -> tables.tally(runId).total());
    }

    @Override
    public boolean close(OpenRun run, RunResult result) {
        return tables.transaction("close_run", () -> {
            Optional<RunRow> owned = owned(run);
            owned.ifPresent(row -> row.close(result));
            return owned.isPresent();
        });
    }

    @Override
    public long closeAbandonedDryRuns(Instant now) {
        return tables.transaction(
                "close_abandoned_dry_runs", () -> abandon(row -> row.isAbandonedDryRun(tables.now()), now));
    }

    @Override
    public Optional<RunRecord> find(UUID runId) {
        return tables.transaction(
                "find_run", () -> Optional.ofNullable(tables.runs.get(runId)).map(RunRow::toRecord));
    }

    private Optional<RunRow> owned(OpenRun run) {
        return Optional.ofNullable(tables.runs.get(run.runId())).filter(row -> row.isOwnedBy(run));
    }

    private Optional<OpenRun> takeOverSameWork(RunOpening opening) {
        if (opening.dryRun()) {
            return Optional.empty();
        }
        return tables.runs.values().stream()
                .filter(row -> row.isSameWork(opening) && row.canBeTakenOver(tables.now()))
                .findFirst()
                .map(row -> row.takeOver(takeoverBy(opening), tables.now()));
    }

    private Optional<RunRequested> answerBefore(RunOnDemand wish) {
        return wish.key().flatMap(key -> tables.runs.values().stream()
                .filter(row -> row.isRequestedUnder(key.value(), wish.by()))
                .findFirst()
                .map(row -> answerBefore(row, key)));
    }

    private static RunRequested answerBefore(RunRow row, RequestKey key) {
        return row.isRequestedAs(key.fingerprint())
                ? new RunRequested.OpenedBefore(row.runId())
                : new RunRequested.KeyUsedOtherwise();
    }

    private RunRequested openRequested(RunOpening opening, RunOnDemand wish) {
        if (!tables.slots.schedules.containsKey(wish.cronId())) {
            return new RunRequested.ScheduleNotFound();
        }
        tables.journal.ofRequest(wish.cronId(), opening.runId(), wish.by(), opening.startedAt());
        return new RunRequested.Opened(insert(opening, RunOrigin.of(wish)));
    }

    private OpenRun insert(RunOpening opening, RunOrigin origin) {
        Optional<PlanCursor> inherited = tables.runs.values().stream()
                .flatMap(row -> row.cursorFor(opening).stream())
                .reduce((earlier, later) -> later);
        RunRow row = new RunRow(opening, origin, inherited, tables.now());
        tables.runs.put(opening.runId(), row);
        return row.toOpenRun(opening.lease(), false);
    }

    private long abandon(Predicate<RunRow> lost, Instant closedAt) {
        List<RunRow> rows = tables.runs.values().stream().filter(lost).toList();
        rows.forEach(row -> row.abandon(closedAt));
        return rows.size();
    }

    private static RunTakeover takeoverBy(RunOpening opening) {
        return new RunTakeover(opening.runId(), opening.policyFingerprint(), opening.ownerToken(), opening.lease());
    }
}
