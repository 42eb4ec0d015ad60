package io.certcron.bench.peer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;

/**
 * One effect that is due; also what is sent for it.
 *
 * @param key names it
 * @param certificationId whose it is
 * @param peerMentorId the mentor
 * @param expiryDate when the certification expires, as ISO 8601 has it
 * @param thresholdDays the threshold of a reminder; 0 for a pause
 */
public record DueEffect(
        @JsonProperty("idempotency_key") String key,
        @JsonProperty("certification_id") String certificationId,
        @JsonProperty("peer_mentor_id") String peerMentorId,
        @JsonProperty("expiry_date") String expiryDate,
        @JsonProperty("threshold_days") int thresholdDays)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Whether it is a pause; a reminder otherwise. */
    boolean pauses() {
        return thresholdDays == 0;
    }
}
