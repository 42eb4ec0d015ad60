package io.certcron.http.client;

import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.contract.CertificationManagementServiceContract;
import io.certcron.contract.ServiceFixture;

class OkHttpManagementServiceContractTest extends CertificationManagementServiceContract {

    @Override
    protected ServiceFixture<CertificationManagementService> createFixture() {
        return new HttpServiceFixture<>(LoopbackService::management);
    }
}
