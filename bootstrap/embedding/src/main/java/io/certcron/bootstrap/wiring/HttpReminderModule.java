package io.certcron.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.redaction.Redactor;
import io.certcron.http.client.HttpClients;
import io.certcron.http.client.HttpServiceSettings;
import io.certcron.http.client.OkHttpReminderService;
import java.time.Clock;

/** The reminder service, over HTTP. */
public final class HttpReminderModule extends AbstractModule {

    private final HttpServiceSettings settings;

    /** @param settings how to reach it */
    public HttpReminderModule(HttpServiceSettings settings) {
        this.settings = settings;
    }

    @Provides
    @Singleton
    CertificationReminderService reminderService(
            HttpClients clients, Redactor redactor, Clock clock, ServiceTimers timers) {
        return timers.timedReminders(new OkHttpReminderService(clients, settings, redactor, clock));
    }
}
