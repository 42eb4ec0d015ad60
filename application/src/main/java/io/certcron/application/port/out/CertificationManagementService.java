package io.certcron.application.port.out;

/** Pauses mentors. Thread-safe. */
public interface CertificationManagementService {

    /**
     * Has the batch's mentors paused, each only if the certification still has the item's expiry date. Sending a key again
     * changes nothing more. Blocks, for a bounded time, and throws nothing that could be expected: every trouble is an
     * answer.
     *
     * @param batch the certifications, under their keys
     * @return what became of each item, or why nothing is known of any
     */
    BatchAnswer autoPause(ServiceBatch batch);
}
