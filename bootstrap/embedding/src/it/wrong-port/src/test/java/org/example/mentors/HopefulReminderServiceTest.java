package org.example.mentors;

import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.contract.CertificationReminderServiceContract;
import io.certcron.contract.RecordingReminderService;
import io.certcron.contract.ScriptedService;
import io.certcron.contract.ServiceFixture;
import java.time.Duration;

class HopefulReminderServiceTest extends CertificationReminderServiceContract {

    @Override
    protected ServiceFixture<CertificationReminderService> createFixture() {
        RecordingReminderService client = new RecordingReminderService();
        return new ServiceFixture<>() {
            @Override
            public CertificationReminderService service() {
                return new HopefulReminderService(client);
            }

            @Override
            public ScriptedService farSide() {
                return client.farSide();
            }

            @Override
            public Duration bound() {
                return Duration.ofSeconds(10);
            }
        };
    }
}
