package io.certcron.contract;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.port.out.ServiceBatch;

/**
 * A reminder service in memory. It honours keys, and does what a good service does unless {@link #farSide()} is told
 * otherwise. It passes the contract of its port. Thread-safe.
 */
public final class RecordingReminderService implements CertificationReminderService {

    private final ScriptedService farSide = new ScriptedService();
    private final InMemoryTransport transport = new InMemoryTransport(farSide);

    /** A service that was asked nothing yet. */
    public RecordingReminderService() {}

    /** {@return what it was asked, what it did, and what it shall answer next} */
    public ScriptedService farSide() {
        return farSide;
    }

    @Override
    public BatchAnswer sendReminders(ServiceBatch batch) {
        return transport.exchange(batch);
    }
}
