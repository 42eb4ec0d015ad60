package io.certcron.http.client;

import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.contract.CertificationReminderServiceContract;
import io.certcron.contract.ServiceFixture;

class OkHttpReminderServiceContractTest extends CertificationReminderServiceContract {

    @Override
    protected ServiceFixture<CertificationReminderService> createFixture() {
        return new HttpServiceFixture<>(LoopbackService::reminders);
    }
}
