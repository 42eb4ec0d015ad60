package io.certcron.contract;

import io.certcron.application.port.out.PauseMonitor;
import io.certcron.domain.Action;
import io.certcron.domain.Certification;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.IntentStatus;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** The monitor of an {@link InMemoryDatabase}. */
public final class InMemoryPauseMonitor implements PauseMonitor {

    private static final String PAUSED = "paused";

    private final InMemoryTables tables;

    InMemoryPauseMonitor(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public FlaggedCertifications findMissed(LocalDate businessDate, ZoneId zone, int limit) {
        return tables.transaction(
                "find_missed_pauses",
                () -> find(
                        businessDate, limit, each -> !hasPause(each, Set.of(IntentStatus.DONE, IntentStatus.SKIPPED))));
    }

    @Override
    public FlaggedCertifications findUnconfirmed(LocalDate businessDate, ZoneId zone, int limit) {
        return tables.transaction(
                "find_unconfirmed_pauses",
                () -> find(businessDate, limit, each -> hasPause(each, Set.of(IntentStatus.DONE))));
    }

    private FlaggedCertifications find(LocalDate businessDate, int limit, Predicate<Certification> wanted) {
        List<UUID> ids = tables.certifications.values().stream()
                .filter(each -> each.expiryDate() != null && !each.expiryDate().isAfter(businessDate))
                .filter(each -> !each.status().equals(PAUSED))
                .filter(wanted)
                .sorted(InMemoryPage.WALK)
                .map(Certification::certificationId)
                .toList();
        return new FlaggedCertifications(ids.size(), ids.subList(0, Math.min(limit, ids.size())));
    }

    private boolean hasPause(Certification certification, Set<IntentStatus> statuses) {
        return tables.ledger.values().stream()
                .filter(row -> row.action instanceof Action.AutoPause)
                .filter(row -> row.certificationId.equals(certification.certificationId()))
                .filter(row -> row.expiryDate.equals(certification.expiryDate()))
                .anyMatch(row -> statuses.contains(row.status()));
    }
}
