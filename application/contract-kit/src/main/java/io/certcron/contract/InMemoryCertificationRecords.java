package io.certcron.contract;

import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.CertificationRecords;
import io.certcron.application.port.out.IntentRecord;
import io.certcron.domain.Certification;
import io.certcron.domain.DateRange;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The certifications of an {@link InMemoryDatabase}, and what was decided on them. */
public final class InMemoryCertificationRecords implements CertificationRecords {

    private final InMemoryTables tables;
    private final Set<String> activeStatuses;

    InMemoryCertificationRecords(InMemoryTables tables, Set<String> activeStatuses) {
        this.tables = tables;
        this.activeStatuses = Set.copyOf(activeStatuses);
    }

    @Override
    public Story find(UUID certificationId) {
        return tables.transaction(
                "find_certification_story",
                () -> new Story(
                        Optional.ofNullable(tables.certifications.get(certificationId)),
                        intents(certificationId),
                        reports(certificationId)));
    }

    @Override
    public Map<LocalDate, Long> countActive(DateRange range) {
        return tables.transaction("count_active_by_date", () -> active(range)
                .collect(Collectors.groupingBy(InMemoryCertificationRecords::expiryOf, Collectors.counting())));
    }

    @Override
    public List<Certification> listActive(DateRange range, Optional<Place> after, int limit) {
        return tables.transaction("list_active_certifications", () -> active(range)
                .filter(each -> after.map(place -> isBehind(place, each)).orElse(true))
                .sorted(InMemoryPage.WALK)
                .limit(limit)
                .toList());
    }

    @Override
    public Map<IdempotencyKey, IntentStatus> statuses(Collection<IdempotencyKey> keys) {
        return tables.transaction("find_intent_statuses", () -> {
            Map<IdempotencyKey, IntentStatus> found = new HashMap<>();
            keys.forEach(
                    key -> Optional.ofNullable(tables.ledger.get(key)).ifPresent(row -> found.put(key, row.status())));
            return found;
        });
    }

    private List<IntentRecord> intents(UUID certificationId) {
        return tables.ledger.values().stream()
                .filter(row -> row.certificationId.equals(certificationId))
                .map(IntentRow::toRecord)
                .sorted(Comparator.comparing(IntentRecord::plannedAt).reversed().thenComparing(IntentRecord::key))
                .limit(MAX_STORY)
                .toList();
    }

    private List<MissedReport> reports(UUID certificationId) {
        return tables.auditLog.values().stream()
                .filter(row -> row.entry()
                        .missed()
                        .map(FlaggedCertifications::certificationIds)
                        .filter(ids -> ids.contains(certificationId))
                        .isPresent())
                .map(InMemoryCertificationRecords::report)
                .sorted(Comparator.comparing(MissedReport::runAt)
                        .thenComparing(report -> report.runId().toString())
                        .reversed())
                .limit(MAX_STORY)
                .toList();
    }

    private static MissedReport report(AuditRecord row) {
        return new MissedReport(row.entry().runId(), row.entry().runAt(), row.resolved());
    }

    private Stream<Certification> active(DateRange range) {
        return tables.certifications.values().stream()
                .filter(each -> activeStatuses.contains(each.status()))
                .filter(each -> each.expiryDate() != null && range.contains(each.expiryDate()));
    }

    private static boolean isBehind(Place place, Certification certification) {
        Certification there = new Certification(
                place.certificationId(), certification.peerMentorId(), place.expiryDate(), certification.status());
        return InMemoryPage.WALK.compare(there, certification) < 0;
    }

    private static LocalDate expiryOf(Certification certification) {
        return Objects.requireNonNull(certification.expiryDate(), "expiryDate");
    }
}
