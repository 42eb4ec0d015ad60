package io.certcron.bootstrap.wiring;

import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.CertificationReminderService;

/** Times the calls of the two services, where somebody wants to know. */
public interface ServiceTimers {

    /** Nobody wants to know. */
    ServiceTimers NONE = new ServiceTimers() {};

    /** The same service, timed. */
    default CertificationReminderService timedReminders(CertificationReminderService service) {
        return service;
    }

    /** The same service, timed. */
    default CertificationManagementService timedManagement(CertificationManagementService service) {
        return service;
    }
}
