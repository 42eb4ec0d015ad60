package io.certcron.contract;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.ServiceBatch;
import java.util.function.Function;

class ManagementServiceFaultsTest extends ServiceFaultFinding {

    static class Spoilt extends CertificationManagementServiceContract {
        @Override
        protected ServiceFixture<CertificationManagementService> createFixture() {
            RecordingManagementService right = new RecordingManagementService(new ScriptedService());
            Function<ServiceBatch, BatchAnswer> spoilt = spoilt(right::autoPause);
            return new InMemoryFixture<>(spoilt::apply, right.farSide());
        }
    }

    @Override
    Class<?> contract() {
        return Spoilt.class;
    }

    @Override
    String ruleOnDays() {
        return "S22";
    }
}
