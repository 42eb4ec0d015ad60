package io.certcron.http.client;

import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.domain.Action;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the management service is sent, field by field. */
record AutoPauseRequest(UUID cronRunId, LocalDate businessDate, String reason, List<Item> items) {

    static final String REASON = "CERTIFICATION_EXPIRED";

    record Item(String idempotencyKey, UUID certificationId, UUID peerMentorId, LocalDate expiryDate) {}

    static AutoPauseRequest of(ServiceBatch batch) {
        return new AutoPauseRequest(
                batch.runId(),
                batch.businessDate(),
                REASON,
                batch.intents().stream().map(AutoPauseRequest::item).toList());
    }

    private static Item item(ClaimedIntent intent) {
        if (!(intent.action() instanceof Action.AutoPause)) {
            throw new IllegalArgumentException("intents: the management service takes pauses only");
        }
        return new Item(intent.key().value(), intent.certificationId(), intent.peerMentorId(), intent.expiryDate());
    }
}
