package io.certcron.contract;

import io.certcron.application.port.out.CertificationReminderService;

class RecordingReminderServiceTest extends CertificationReminderServiceContract {

    @Override
    protected ServiceFixture<CertificationReminderService> createFixture() {
        RecordingReminderService service = new RecordingReminderService();
        return new InMemoryFixture<>(service, service.farSide());
    }
}
