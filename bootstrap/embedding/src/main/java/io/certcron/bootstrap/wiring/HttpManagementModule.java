package io.certcron.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.redaction.Redactor;
import io.certcron.http.client.HttpClients;
import io.certcron.http.client.HttpServiceSettings;
import io.certcron.http.client.OkHttpManagementService;
import java.time.Clock;

/** The management service, over HTTP. */
public final class HttpManagementModule extends AbstractModule {

    private final HttpServiceSettings settings;

    /** @param settings how to reach it */
    public HttpManagementModule(HttpServiceSettings settings) {
        this.settings = settings;
    }

    @Provides
    @Singleton
    CertificationManagementService managementService(
            HttpClients clients, Redactor redactor, Clock clock, ServiceTimers timers) {
        return timers.timedManagement(new OkHttpManagementService(clients, settings, redactor, clock));
    }
}
