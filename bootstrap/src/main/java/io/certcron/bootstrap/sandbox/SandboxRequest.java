package io.certcron.bootstrap.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.certcron.domain.IdempotencyKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A batch as both services are sent it, without items for a health check; what only one of them gets is not needed here. */
@JsonIgnoreProperties(ignoreUnknown = true)
record SandboxRequest(List<Item> items) {

    /** The contract's bound. */
    static final int MAX_MENTORS = 50;

    SandboxRequest {
        items = List.copyOf(items);
    }

    long mentors() {
        return items.stream().map(Item::peerMentorId).distinct().count();
    }

    /** One effect that is asked for. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(String idempotencyKey, UUID certificationId, UUID peerMentorId, LocalDate expiryDate) {

        Item {
            Objects.requireNonNull(certificationId, "certification_id");
            Objects.requireNonNull(peerMentorId, "peer_mentor_id");
            Objects.requireNonNull(expiryDate, "expiry_date");
            new IdempotencyKey(idempotencyKey);
        }
    }
}
