package io.certcron.contract;

import static io.certcron.contract.SpoiltReads.records;

import io.certcron.application.port.out.CertificationRecords;
import io.certcron.application.port.out.IntentRecord;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Certification;
import io.certcron.domain.DateRange;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

class CertificationRecordsFaultsTest extends StorageFaultFinding {

    static class Spoilt extends CertificationRecordsContract {
        @Override
        protected ContractDatabase emptyDatabase() {
            return spoilt(new InMemoryDatabase());
        }
    }

    @Override
    Class<?> contract() {
        return Spoilt.class;
    }

    @Override
    List<Fault<ContractDatabase>> faults() {
        return List.of(
                stories("takes the mentor for the certification", Confused::new, "E01"),
                stories("tells stories backwards", Backwards::new, "E02", "E04"),
                stories("forgets what is gone", Forgetful::new, "E03"),
                stories("ignores the range", Boundless::new, "E05"),
                stories("ignores pages", Pageless::new, "E06"),
                records(
                        "ignores its policy",
                        (right, policy) -> right.certificationRecords(ExpiryPolicy.STANDARD),
                        "E07"),
                stories("takes every intent for pending", Hopeful::new, "E08"),
                stories("swallows failures", Silent::new, "E09"));
    }

    private static Fault<ContractDatabase> stories(
            String description, UnaryOperator<CertificationRecords> spoil, String rule, String... more) {
        String[] rules = new String[more.length + 1];
        rules[0] = rule;
        System.arraycopy(more, 0, rules, 1, more.length);
        return records(description, (right, policy) -> spoil.apply(right.certificationRecords(policy)), rules);
    }

    private static final class Confused extends ForwardingCertificationRecords {

        Confused(CertificationRecords right) {
            super(right);
        }

        @Override
        public Story find(UUID certificationId) {
            Story story = super.find(certificationId);
            return new Story(
                    story.certification(),
                    story.intents().stream().map(Confused::confused).toList(),
                    story.reports());
        }

        private static IntentRecord confused(IntentRecord intent) {
            return new IntentRecord(
                    intent.key(),
                    intent.peerMentorId(),
                    intent.peerMentorId(),
                    intent.action(),
                    intent.expiryDate(),
                    intent.runId(),
                    intent.status(),
                    intent.attempts(),
                    intent.errorCode(),
                    intent.httpStatus(),
                    intent.plannedAt(),
                    intent.settledAt());
        }
    }

    private static final class Backwards extends ForwardingCertificationRecords {

        Backwards(CertificationRecords right) {
            super(right);
        }

        @Override
        public Story find(UUID certificationId) {
            Story story = super.find(certificationId);
            return new Story(story.certification(), backwards(story.intents()), backwards(story.reports()));
        }

        private static <T> List<T> backwards(List<T> list) {
            List<T> backwards = new ArrayList<>(list);
            Collections.reverse(backwards);
            return backwards;
        }
    }

    private static final class Forgetful extends ForwardingCertificationRecords {

        Forgetful(CertificationRecords right) {
            super(right);
        }

        @Override
        public Story find(UUID certificationId) {
            Story story = super.find(certificationId);
            return story.certification().isPresent() ? story : new Story(Optional.empty(), List.of(), List.of());
        }
    }

    private static final class Boundless extends ForwardingCertificationRecords {

        Boundless(CertificationRecords right) {
            super(right);
        }

        @Override
        public Map<LocalDate, Long> countActive(DateRange range) {
            return super.countActive(new DateRange(range.after().minusYears(1), range.through()));
        }
    }

    private static final class Pageless extends ForwardingCertificationRecords {

        Pageless(CertificationRecords right) {
            super(right);
        }

        @Override
        public List<Certification> listActive(DateRange range, Optional<Place> after, int limit) {
            return super.listActive(range, Optional.empty(), Integer.MAX_VALUE);
        }
    }

    private static final class Hopeful extends ForwardingCertificationRecords {

        Hopeful(CertificationRecords right) {
            super(right);
        }

        @Override
        public Map<IdempotencyKey, IntentStatus> statuses(Collection<IdempotencyKey> keys) {
            super.statuses(keys);
            return keys.stream().collect(Collectors.toMap(key -> key, key -> IntentStatus.PENDING));
        }
    }

    private static final class Silent extends ForwardingCertificationRecords {

        Silent(CertificationRecords right) {
            super(right);
        }

        @Override
        public Map<LocalDate, Long> countActive(DateRange range) {
            try {
                return super.countActive(range);
            } catch (StorageException swallowed) {
                return Map.of();
            }
        }
    }
}
