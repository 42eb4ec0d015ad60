package io.certcron.contract;

import io.certcron.application.port.out.PauseMonitor;
import io.certcron.domain.Action;
import io.certcron.domain.Certification;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.IntentStatus;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** A right monitor of which each part can be exchanged for a wrong one. */
class TunableMonitor implements PauseMonitor {

    private final InMemoryTables tables;

    TunableMonitor(InMemoryDatabase database) {
        this.tables = database.tables();
    }

    @Override
    public FlaggedCertifications findMissed(LocalDate businessDate, ZoneId zone, int limit) {
        return find(businessDate, zone, limit, each -> tables.ledger.values().stream()
                .noneMatch(row -> isPauseOf(row, each) && settles(row)));
    }

    @Override
    public FlaggedCertifications findUnconfirmed(LocalDate businessDate, ZoneId zone, int limit) {
        return find(businessDate, zone, limit, each -> tables.ledger.values().stream()
                .anyMatch(row -> isPauseOf(row, each) && confirms(row)));
    }

    boolean isExpired(LocalDate expiryDate, LocalDate businessDate, ZoneId zone) {
        return !expiryDate.isAfter(businessDate);
    }

    boolean isPaused(String status) {
        return status.equals("paused");
    }

    boolean isPauseOf(IntentRow row, Certification certification) {
        return row.action instanceof Action.AutoPause
                && row.certificationId.equals(certification.certificationId())
                && row.expiryDate.equals(certification.expiryDate());
    }

    boolean settles(IntentRow row) {
        return row.status() == IntentStatus.DONE || row.status() == IntentStatus.SKIPPED;
    }

    boolean confirms(IntentRow row) {
        return row.status() == IntentStatus.DONE;
    }

    List<UUID> name(List<UUID> all, int limit) {
        return all.subList(0, Math.min(limit, all.size()));
    }

    private FlaggedCertifications find(
            LocalDate businessDate, ZoneId zone, int limit, Predicate<Certification> wanted) {
        return tables.transaction("find", () -> {
            List<UUID> all = tables.certifications.values().stream()
                    .filter(each -> each.expiryDate() != null && isExpired(each.expiryDate(), businessDate, zone))
                    .filter(each -> !isPaused(each.status()))
                    .filter(wanted)
                    .sorted(InMemoryPage.WALK)
                    .map(Certification::certificationId)
                    .toList();
            return new FlaggedCertifications(all.size(), name(all, limit));
        });
    }
}
