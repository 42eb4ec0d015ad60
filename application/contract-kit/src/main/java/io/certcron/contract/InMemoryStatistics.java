package io.certcron.contract;

import io.certcron.application.port.out.AuditLog.AuditEntry;
import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.JobFigures;
import io.certcron.application.port.out.JobFigures.RunKind;
import io.certcron.application.port.out.RunInProgress;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.SlotRecord;
import io.certcron.application.port.out.Statistics;
import io.certcron.domain.Channel;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.RunStatus;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Workflow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of an {@link InMemoryDatabase}. */
public final class InMemoryStatistics implements Statistics {

    private final InMemoryTables tables;

    InMemoryStatistics(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public JobFigures read() {
        return tables.transaction(
                "read_statistics",
                () -> new JobFigures(
                        runs().collect(Collectors.groupingBy(
                                run -> new RunKind(run.workflow(), run.status()), Collectors.counting())),
                        lastSuccesses(),
                        tables.countedIntents(),
                        open().collect(Collectors.groupingBy(row -> row.action.channel(), Collectors.counting())),
                        oldest(),
                        tables.ledger.values().stream()
                                .filter(row -> row.status() == IntentStatus.HELD)
                                .count(),
                        latestCheck(),
                        tables.auditLog.values().stream()
                                .filter(row -> !row.resolved() && missed(row.entry()) > 0)
                                .count(),
                        skippedSlots(),
                        tables.runs.values().stream()
                                .flatMap(row -> row.inProgress(tables.now()).stream())
                                .filter(RunInProgress::orphaned)
                                .count()));
    }

    private Stream<RunRecord> runs() {
        return tables.runs.values().stream().map(RunRow::toRecord).filter(run -> !run.dryRun());
    }

    private Map<Workflow, Instant> lastSuccesses() {
        Map<Workflow, Instant> latest = new EnumMap<>(Workflow.class);
        for (Workflow workflow : Workflow.values()) {
            runs().filter(run -> covers(run.workflow(), workflow) && isSuccess(run.status()))
                    .flatMap(run -> run.finishedAt().stream())
                    .max(Comparator.naturalOrder())
                    .ifPresent(finishedAt -> latest.put(workflow, finishedAt));
        }
        return latest;
    }

    private static boolean covers(Workflow whole, Workflow part) {
        return Arrays.stream(Channel.values()).allMatch(channel -> whole.covers(channel) || !part.covers(channel));
    }

    private static boolean isSuccess(RunStatus status) {
        return status == RunStatus.COMPLETED || status == RunStatus.COMPLETED_WITH_FAILURES;
    }

    private Stream<IntentRow> open() {
        return tables.ledger.values().stream().filter(IntentRow::isOpen);
    }

    private Map<Channel, Instant> oldest() {
        return open().collect(Collectors.toMap(
                row -> row.action.channel(),
                row -> row.toRecord().plannedAt(),
                (one, other) -> one.isBefore(other) ? one : other));
    }

    private Optional<Long> latestCheck() {
        return tables.auditLog.values().stream()
                .map(AuditRecord::entry)
                .max(Comparator.comparing(this::businessDate)
                        .thenComparing(AuditEntry::runAt)
                        .thenComparing(entry -> entry.runId().toString()))
                .flatMap(AuditEntry::missed)
                .map(FlaggedCertifications::count);
    }

    private LocalDate businessDate(AuditEntry entry) {
        return Optional.ofNullable(tables.runs.get(entry.runId()))
                .map(RunRow::businessDate)
                .orElse(LocalDate.MIN);
    }

    private static long missed(AuditEntry entry) {
        return entry.missed().map(FlaggedCertifications::count).orElse(0L);
    }

    private Map<SkipReason, Long> skippedSlots() {
        return tables.slots.schedulesEver().stream()
                .flatMap(cronId -> tables.slots.latestFirst(cronId).stream())
                .map(SlotRecord::skipReason)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
