package io.certcron.contract;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.Channel;
import io.certcron.domain.RunResult;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** Runs of an {@link InMemoryDatabase}. */
public final class InMemoryRunStore implements RunStore {

    private final InMemoryTables tables;

    InMemoryRunStore(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public OpenRun open(RunOpening opening) {
        return tables.transaction("open_run", () -> {
            OpenRun run = takeOver(opening).orElseGet(() -> insert(opening));
            tables.runs.values().forEach(row -> row.closeIfAbandoned(opening.startedAt(), tables.now()));
            return run;
        });
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
    public void planningFinished(OpenRun run) {
        tables.transaction("finish_planning", () -> {
            owned(run).ifPresent(RunRow::markPlanned);
            return run;
        });
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
    public Optional<RunRecord> find(UUID runId) {
        return tables.transaction(
                "find_run", () -> Optional.ofNullable(tables.runs.get(runId)).map(RunRow::toRecord));
    }

    private Optional<RunRow> owned(OpenRun run) {
        return Optional.ofNullable(tables.runs.get(run.runId())).filter(row -> row.isOwnedBy(run));
    }

    private Optional<OpenRun> takeOver(RunOpening opening) {
        Optional<RunRow> lost = tables.runs.values().stream()
                .filter(row -> row.canBeTakenOverBy(opening, tables.now()))
                .findFirst();
        return lost.map(row -> {
            row.takeOver(opening, tables.now());
            return row.toOpenRun(opening, true);
        });
    }

    private OpenRun insert(RunOpening opening) {
        Optional<PlanCursor> inherited = tables.runs.values().stream()
                .flatMap(row -> row.cursorFor(opening).stream())
                .reduce((earlier, later) -> later);
        RunRow row = new RunRow(opening, inherited, tables.now());
        tables.runs.put(opening.runId(), row);
        return row.toOpenRun(opening, false);
    }
}
