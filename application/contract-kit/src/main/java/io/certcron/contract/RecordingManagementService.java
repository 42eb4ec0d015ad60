package io.certcron.contract;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.ServiceBatch;

/**
 * A management service in memory, which pauses in an {@link InMemoryDatabase}, each certification only if it still has
 * the item's expiry date; otherwise it rejects the item as {@code CYCLE_ENDED}. It honours keys, and does what a good
 * service does unless {@link #farSide()} is told otherwise. It passes the contract of its port. Thread-safe.
 */
public final class RecordingManagementService implements CertificationManagementService {

    private final ScriptedService farSide;
    private final InMemoryTransport transport;

    /**
     * A service that pauses in the database.
     *
     * @param database whose certifications it pauses
     */
    public RecordingManagementService(InMemoryDatabase database) {
        this(new ScriptedService(item -> database.pause(item.certificationId(), item.expiryDate())));
    }

    /**
     * A service in front of a far side that acts as it likes.
     *
     * @param farSide what answers
     */
    public RecordingManagementService(ScriptedService farSide) {
        this.farSide = farSide;
        this.transport = new InMemoryTransport(farSide);
    }

    /** {@return what it was asked, what it did, and what it shall answer next} */
    public ScriptedService farSide() {
        return farSide;
    }

    @Override
    public BatchAnswer autoPause(ServiceBatch batch) {
        return transport.exchange(batch);
    }
}
