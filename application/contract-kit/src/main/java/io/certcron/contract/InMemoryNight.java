package io.certcron.contract;

import io.certcron.application.port.out.AuditLog.AuditEntry;
import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.RunHistory.Night;
import io.certcron.application.port.out.RunRecord;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.RunStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Puts the runs of one night in short. */
final class InMemoryNight {

    private static final Duration LATE = Duration.ofHours(1);

    private InMemoryNight() {}

    static Night of(LocalDate businessDate, List<RunRecord> runs, InMemoryTables tables) {
        return new Night(
                businessDate,
                count(runs, RunStatus.COMPLETED),
                count(runs, RunStatus.COMPLETED_WITH_FAILURES),
                count(runs, RunStatus.INCOMPLETE),
                count(runs, RunStatus.FAILED),
                count(runs, RunStatus.RUNNING),
                runs.stream().filter(InMemoryNight::isLate).count(),
                missed(runs, tables));
    }

    private static long count(List<RunRecord> runs, RunStatus status) {
        return runs.stream().filter(run -> run.status() == status).count();
    }

    private static boolean isLate(RunRecord run) {
        return run.slot()
                .filter(slot -> run.startedAt().isAfter(slot.scheduledFor().plus(LATE)))
                .isPresent();
    }

    /** A check that failed has found nothing, and is none. */
    private static Optional<Long> missed(List<RunRecord> runs, InMemoryTables tables) {
        return runs.stream()
                .map(run -> tables.auditLog.get(run.runId()))
                .filter(Objects::nonNull)
                .map(AuditRecord::entry)
                .filter(entry -> entry.missed().isPresent())
                .max(Comparator.comparing(AuditEntry::runAt)
                        .thenComparing(entry -> entry.runId().toString()))
                .flatMap(AuditEntry::missed)
                .map(FlaggedCertifications::count);
    }
}
