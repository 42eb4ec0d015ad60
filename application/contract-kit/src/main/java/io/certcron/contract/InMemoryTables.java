package io.certcron.contract;

import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.JobFigures.IntentKind;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Certification;
import io.certcron.domain.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** The tables of an in-memory database. They are touched in transactions alone, which run one at a time. */
final class InMemoryTables {

    final Map<UUID, Certification> certifications = new HashMap<>();
    final Map<IdempotencyKey, IntentRow> ledger = new TreeMap<>();
    final Map<UUID, RunRow> runs = new LinkedHashMap<>();
    final Map<UUID, AuditRecord> auditLog = new HashMap<>();
    final InMemorySlots slots = new InMemorySlots();
    final InMemoryProblems problems = new InMemoryProblems();
    final InMemoryJournalEntries journal = new InMemoryJournalEntries();
    private final Map<UUID, InMemoryTally> tallies = new HashMap<>();

    private final Clock clock;
    private final boolean reachable;
    private final Set<String> failing = new HashSet<>();

    InMemoryTables(Clock clock, boolean reachable) {
        this.clock = clock;
        this.reachable = reachable;
    }

    /** The database's time. */
    Instant now() {
        return clock.instant();
    }

    /** The counts of a run. */
    InMemoryTally tally(UUID runId) {
        return tallies.computeIfAbsent(runId, any -> new InMemoryTally());
    }

    /** The counts of all runs together. */
    Map<IntentKind, Long> countedIntents() {
        Map<IntentKind, Long> sums = new HashMap<>();
        tallies.values().forEach(tally -> tally.addTo(sums));
        return sums;
    }

    /** Whether the caller has not lost its lease of the run. */
    boolean isOwned(OpenRun run) {
        return Optional.ofNullable(runs.get(run.runId()))
                .filter(row -> row.isOwnedBy(run))
                .isPresent();
    }

    /** Whether the caller has not lost its lease of the run, nor has finished its planning. */
    boolean isBeingPlanned(OpenRun run) {
        return Optional.ofNullable(runs.get(run.runId()))
                .filter(row -> row.isOwnedBy(run) && !row.isPlanned())
                .isPresent();
    }

    /** Whether the run has been opened and has not ended. */
    boolean isRunning(UUID runId) {
        return Optional.ofNullable(runs.get(runId)).filter(RunRow::isRunning).isPresent();
    }

    synchronized <T> T transaction(String operation, Supplier<T> work) {
        if (!reachable || failing.remove(operation)) {
            throw new StorageException(
                    operation,
                    Optional.empty(),
                    true,
                    List.of(),
                    new IllegalStateException("The in-memory database was told to fail"));
        }
        return work.get();
    }

    synchronized void failNext(String operation) {
        failing.add(operation);
    }
}
