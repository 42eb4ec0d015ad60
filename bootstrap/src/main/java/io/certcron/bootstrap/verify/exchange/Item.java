package io.certcron.bootstrap.verify.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certcron.domain.Action;
import io.certcron.domain.IdempotencyKey;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/**
 * One item of a batch.
 *
 * @param thresholdDays of a reminder; empty for a pause
 */
public record Item(String key, GivenCertification certification, OptionalInt thresholdDays) {

    /** What the job would ask for on the business date. */
    public static Item of(VerifiedService service, GivenCertification certification, LocalDate businessDate) {
        Action action = service.actionFor(certification.expiryDate(), businessDate);
        return new Item(
                IdempotencyKey.of(action, certification.certificationId(), certification.expiryDate())
                        .value(),
                certification,
                action instanceof Action.Reminder reminder
                        ? OptionalInt.of(reminder.thresholdDays())
                        : OptionalInt.empty());
    }

    ObjectNode json(LocalDate businessDate) {
        ObjectNode item = Json.MAPPER
                .createObjectNode()
                .put("idempotency_key", key)
                .put("certification_id", certification.certificationId().toString())
                .put("peer_mentor_id", certification.peerMentorId().toString())
                .put("expiry_date", certification.expiryDate().toString());
        thresholdDays.ifPresent(days -> item.put("threshold_days", days)
                .put("days_left", Math.max(1, ChronoUnit.DAYS.between(businessDate, certification.expiryDate()))));
        return item;
    }
}
