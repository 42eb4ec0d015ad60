package io.certcron.http.metrics;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.ServiceBatch;

/** A management service whose requests are timed. */
public final class TimedManagementService implements CertificationManagementService {

    private final CertificationManagementService service;
    private final DispatchTimers timers;

    /**
     * @param service does the work
     * @param metrics get the times
     */
    public TimedManagementService(CertificationManagementService service, JobMetrics metrics) {
        this.service = service;
        this.timers = metrics.managementTimers();
    }

    @Override
    public BatchAnswer autoPause(ServiceBatch batch) {
        return timers.time(() -> service.autoPause(batch));
    }
}
