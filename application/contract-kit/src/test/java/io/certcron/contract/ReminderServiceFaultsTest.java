package io.certcron.contract;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.port.out.ServiceBatch;
import java.util.function.Function;

class ReminderServiceFaultsTest extends ServiceFaultFinding {

    static class Spoilt extends CertificationReminderServiceContract {
        @Override
        protected ServiceFixture<CertificationReminderService> createFixture() {
            RecordingReminderService right = new RecordingReminderService();
            Function<ServiceBatch, BatchAnswer> spoilt = spoilt(right::sendReminders);
            return new InMemoryFixture<>(spoilt::apply, right.farSide());
        }
    }

    @Override
    Class<?> contract() {
        return Spoilt.class;
    }

    @Override
    String ruleOnDays() {
        return "S21";
    }
}
