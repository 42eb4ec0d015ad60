package io.certcron.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.redaction.Redactor;
import io.certcron.http.client.HttpClients;
import io.certcron.http.client.HttpServiceSettings;
import io.certcron.http.client.OkHttpManagementService;
import io.certcron.http.client.OkHttpReminderService;
import java.time.Clock;

/** The two services, over HTTP. */
public final class HttpClientModule extends AbstractModule {

    private final HttpServiceSettings reminders;
    private final HttpServiceSettings management;

    /**
     * @param reminders where the reminder service is
     * @param management where the management service is
     */
    public HttpClientModule(HttpServiceSettings reminders, HttpServiceSettings management) {
        this.reminders = reminders;
        this.management = management;
    }

    @Provides
    @Singleton
    CertificationReminderService reminderService(
            HttpClients clients, Redactor redactor, Clock clock, Metering metering) {
        return metering.timedReminders(new OkHttpReminderService(clients, reminders, redactor, clock));
    }

    @Provides
    @Singleton
    CertificationManagementService managementService(
            HttpClients clients, Redactor redactor, Clock clock, Metering metering) {
        return metering.timedManagement(new OkHttpManagementService(clients, management, redactor, clock));
    }
}
