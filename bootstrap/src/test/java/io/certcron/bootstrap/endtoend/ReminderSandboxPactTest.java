package io.certcron.bootstrap.endtoend;

import au.com.dius.pact.provider.junitsupport.Provider;
import io.certcron.bootstrap.sandbox.SandboxBehaviour;
import io.certcron.bootstrap.sandbox.SandboxServices;
import java.net.URI;

@Provider("reminder-service")
class ReminderSandboxPactTest extends SandboxPact {

    @Override
    URI endpoint(SandboxServices services) {
        return services.reminderUrl().resolve("/api/v1/certification-reminders/batch");
    }

    @Override
    String token(SandboxServices services) {
        return services.reminderToken();
    }

    @Override
    SandboxBehaviour behaviour(SandboxServices services) {
        return services.reminders();
    }
}
