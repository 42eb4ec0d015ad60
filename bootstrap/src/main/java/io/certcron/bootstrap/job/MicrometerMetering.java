package io.certcron.bootstrap.job;

import io.certcron.application.log.EventLog;
import io.certcron.application.log.EventObserver;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.port.out.Statistics;
import io.certcron.http.client.HttpClients;
import io.certcron.http.metrics.JobMetrics;
import io.certcron.http.metrics.Pushgateway;
import io.certcron.http.metrics.TimedManagementService;
import io.certcron.http.metrics.TimedReminderService;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;

/** Figures by Micrometer. */
final class MicrometerMetering implements Metering {

    private final JobMetrics metrics;

    MicrometerMetering(Statistics statistics, LongSupplier droppedLogEvents, Clock clock) {
        this.metrics = new JobMetrics(statistics, droppedLogEvents, Build.VERSION, clock);
    }

    @Override
    public EventObserver observer() {
        return metrics;
    }

    @Override
    public List<RunListener> listeners() {
        return List.of(metrics);
    }

    @Override
    public CertificationReminderService timedReminders(CertificationReminderService service) {
        return new TimedReminderService(service, metrics);
    }

    @Override
    public CertificationManagementService timedManagement(CertificationManagementService service) {
        return new TimedManagementService(service, metrics);
    }

    @Override
    public String scrape() {
        return metrics.scrape();
    }

    @Override
    public void push(HttpClients clients, URI pushgateway, EventLog log) {
        new Pushgateway(clients, pushgateway, log).push(metrics);
    }

    @Override
    public void stop() {
        metrics.close();
    }
}
