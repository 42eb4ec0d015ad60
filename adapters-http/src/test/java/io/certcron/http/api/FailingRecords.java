package io.certcron.http.api;

import io.certcron.application.port.out.CertificationRecords;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Certification;
import io.certcron.domain.DateRange;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Certifications of which so many pages can be read, and no more. */
record FailingRecords(CertificationRecords records, AtomicInteger pages) implements CertificationRecords {

    @Override
    public Story find(UUID certificationId) {
        return records.find(certificationId);
    }

    @Override
    public Map<LocalDate, Long> countActive(DateRange range) {
        return records.countActive(range);
    }

    @Override
    public List<Certification> listActive(DateRange range, Optional<Place> after, int limit) {
        if (pages.getAndDecrement() <= 0) {
            throw new StorageException(
                    "list_active_certifications",
                    Optional.empty(),
                    true,
                    List.of(),
                    new IllegalStateException("The test wants no more pages"));
        }
        return records.listActive(range, after, limit);
    }

    @Override
    public Map<IdempotencyKey, IntentStatus> statuses(Collection<IdempotencyKey> keys) {
        return records.statuses(keys);
    }
}
