package io.certcron.contract;

import io.certcron.application.port.out.IntentRecord;
import io.certcron.application.port.out.RunDetails;
import io.certcron.application.port.out.RunDetails.IntentGroup;
import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.RunRecord;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.RunResult;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The history of an {@link InMemoryDatabase}. */
public final class InMemoryRunHistory implements RunHistory {

    private static final Comparator<Position> LATEST_FIRST = Comparator.comparing(Position::startedAt)
            .thenComparing(position -> position.runId().toString())
            .reversed();

    private static final Comparator<IntentGroup> LARGEST_FIRST =
            Comparator.comparing(IntentGroup::count).reversed();

    private final InMemoryTables tables;

    InMemoryRunHistory(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public List<RunRecord> list(Filter filter, Optional<Position> after, int limit) {
        return tables.transaction("list_runs", () -> tables.runs.values().stream()
                .map(RunRow::toRecord)
                .filter(run -> isAmong(filter, run))
                .filter(run -> after.map(last -> LATEST_FIRST.compare(last, positionOf(run)) < 0)
                        .orElse(true))
                .sorted(Comparator.comparing(InMemoryRunHistory::positionOf, LATEST_FIRST))
                .limit(limit)
                .toList());
    }

    @Override
    public Optional<RunDetails> find(UUID runId) {
        return tables.transaction("find_run_details", () -> Optional.ofNullable(tables.runs.get(runId))
                .map(row -> details(runId, row)));
    }

    @Override
    public List<Night> nights(LocalDate from, LocalDate through) {
        return tables.transaction("list_nights", () -> tables.runs.values().stream()
                .map(RunRow::toRecord)
                .filter(run -> !run.dryRun())
                .filter(run -> !run.businessDate().isBefore(from)
                        && !run.businessDate().isAfter(through))
                .collect(Collectors.groupingBy(RunRecord::businessDate, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(night -> InMemoryNight.of(night.getKey(), night.getValue(), tables))
                .toList());
    }

    private static boolean isAmong(Filter filter, RunRecord run) {
        return (filter.dryRuns() || !run.dryRun())
                && filter.cronId().map(run.cronId().stream().toList()::contains).orElse(true)
                && filter.workflow().map(run.workflow()::equals).orElse(true)
                && filter.status().map(run.status()::equals).orElse(true)
                && filter.businessDate().map(run.businessDate()::equals).orElse(true);
    }

    private static Position positionOf(RunRecord run) {
        return new Position(run.startedAt(), run.runId());
    }

    private RunDetails details(UUID runId, RunRow row) {
        Optional<RunResult> result = row.result();
        List<IntentRecord> rejected = plannedBy(runId)
                .filter(intent -> intent.status() == IntentStatus.REJECTED)
                .limit(RunDetails.MAX_REJECTED)
                .toList();
        return new RunDetails(
                row.toRecord(),
                row.zone(),
                tables.tally(runId).total(),
                result.map(RunResult::dataErrors),
                result.map(RunResult::monitoring).map(InMemoryRunHistory::withoutIds),
                Optional.ofNullable(tables.auditLog.get(runId)),
                groups(plannedBy(runId)),
                rejected,
                tables.problems.of(runId));
    }

    /** In order of their keys, as the ledger is. */
    private Stream<IntentRecord> plannedBy(UUID runId) {
        return tables.ledger.values().stream().map(IntentRow::toRecord).filter(intent -> intent.runId()
                .equals(runId));
    }

    private static List<IntentGroup> groups(Stream<IntentRecord> intents) {
        Map<IntentGroup, Long> counts = intents.map(InMemoryRunHistory::groupOf)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> counted(entry.getKey(), entry.getValue()))
                .sorted(LARGEST_FIRST)
                .limit(RunDetails.MAX_GROUPS)
                .toList();
    }

    private static IntentGroup groupOf(IntentRecord intent) {
        return new IntentGroup(intent.action().channel(), intent.status(), intent.errorCode(), intent.httpStatus(), 0);
    }

    private static IntentGroup counted(IntentGroup group, long count) {
        return new IntentGroup(group.action(), group.status(), group.errorCode(), group.httpStatus(), count);
    }

    private static MonitoringResult withoutIds(MonitoringResult monitoring) {
        return monitoring instanceof MonitoringResult.Checked checked
                ? new MonitoringResult.Checked(withoutIds(checked.missed()), withoutIds(checked.unconfirmed()))
                : monitoring;
    }

    private static FlaggedCertifications withoutIds(FlaggedCertifications flagged) {
        return new FlaggedCertifications(flagged.count(), List.of());
    }
}
