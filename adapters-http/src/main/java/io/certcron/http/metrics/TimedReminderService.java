package io.certcron.http.metrics;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.port.out.ServiceBatch;

/** A reminder service whose requests are timed. */
public final class TimedReminderService implements CertificationReminderService {

    private final CertificationReminderService service;
    private final DispatchTimers timers;

    /**
     * @param service does the work
     * @param metrics get the times
     */
    public TimedReminderService(CertificationReminderService service, JobMetrics metrics) {
        this.service = service;
        this.timers = metrics.reminderTimers();
    }

    @Override
    public BatchAnswer sendReminders(ServiceBatch batch) {
        return timers.time(() -> service.sendReminders(batch));
    }
}
