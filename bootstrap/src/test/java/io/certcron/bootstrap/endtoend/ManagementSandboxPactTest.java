package io.certcron.bootstrap.endtoend;

import au.com.dius.pact.provider.junitsupport.Provider;
import io.certcron.bootstrap.sandbox.SandboxBehaviour;
import io.certcron.bootstrap.sandbox.SandboxServices;
import java.net.URI;

@Provider("management-service")
class ManagementSandboxPactTest extends SandboxPact {

    @Override
    URI endpoint(SandboxServices services) {
        return services.managementUrl().resolve("/api/v1/certification-management/auto-pauses/batch");
    }

    @Override
    String token(SandboxServices services) {
        return services.managementToken();
    }

    @Override
    SandboxBehaviour behaviour(SandboxServices services) {
        return services.management();
    }
}
