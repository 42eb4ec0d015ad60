package io.certcron.contract;

import io.certcron.application.port.out.CertificationRecords;
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

/** Records that do as others do; faults override what they spoil. */
class ForwardingCertificationRecords implements CertificationRecords {

    final CertificationRecords right;

    ForwardingCertificationRecords(CertificationRecords right) {
        this.right = right;
    }

    @Override
    public Story find(UUID certificationId) {
        return right.find(certificationId);
    }

    @Override
    public Map<LocalDate, Long> countActive(DateRange range) {
        return right.countActive(range);
    }

    @Override
    public List<Certification> listActive(DateRange range, Optional<Place> after, int limit) {
        return right.listActive(range, after, limit);
    }

    @Override
    public Map<IdempotencyKey, IntentStatus> statuses(Collection<IdempotencyKey> keys) {
        return right.statuses(keys);
    }
}
