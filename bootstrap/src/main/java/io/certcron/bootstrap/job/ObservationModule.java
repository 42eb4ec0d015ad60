package io.certcron.bootstrap.job;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.certcron.application.log.EventLog;
import io.certcron.application.log.EventObserver;
import io.certcron.application.operations.ProblemKeeper;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.out.RunProblems;
import io.certcron.application.port.out.Statistics;
import io.certcron.bootstrap.config.AlertConfiguration;
import io.certcron.bootstrap.wiring.ServiceTimers;
import io.certcron.http.alert.AlertDelivery;
import io.certcron.http.alert.PingListener;
import io.certcron.http.alert.WebhookListener;
import io.certcron.http.alert.WebhookSettings;
import io.certcron.http.client.HttpClients;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Who watches the job: the log, the problems kept beside each run, metrics where somebody wants them, and alerts. */
public final class ObservationModule extends AbstractModule {

    private final List<RunListener> listeners;
    private final AlertConfiguration alerts;
    private final boolean metered;
    private final LongSupplier droppedLogEvents;

    /**
     * @param listeners hooks, told before all others
     * @param alerts who is told how runs end
     * @param metered whether anybody wants metrics
     * @param droppedLogEvents how many log events were dropped so far
     */
    public ObservationModule(
            List<RunListener> listeners, AlertConfiguration alerts, boolean metered, LongSupplier droppedLogEvents) {
        this.listeners = List.copyOf(listeners);
        this.alerts = alerts;
        this.metered = metered;
        this.droppedLogEvents = droppedLogEvents;
    }

    @Provides
    @Singleton
    ProblemKeeper problemKeeper(RunProblems problems, Clock clock) {
        return new ProblemKeeper(problems, clock);
    }

    @Provides
    @Singleton
    Metering metering(Statistics statistics, Clock clock) {
        return metered ? new MicrometerMetering(statistics, droppedLogEvents, clock) : Metering.NONE;
    }

    @Provides
    ServiceTimers serviceTimers(Metering metering) {
        return metering;
    }

    @Provides
    @Singleton
    EventLog eventLog(ProblemKeeper problems, Metering metering) {
        EventObserver counted = metering.observer();
        return new EventLog((runId, severity, code, message, context) -> {
            problems.troubleLogged(runId, severity, code, message, context);
            counted.troubleLogged(runId, severity, code, message, context);
        });
    }

    @Provides
    @Singleton
    Optional<AlertDelivery> alertDelivery(HttpClients clients, EventLog log) {
        return alerts.ping().isEmpty() && alerts.webhook().isEmpty()
                ? Optional.empty()
                : Optional.of(new AlertDelivery(clients, log));
    }

    @Provides
    @Singleton
    List<RunListener> listeners(ProblemKeeper problems, Metering metering, Optional<AlertDelivery> delivery) {
        List<RunListener> all = new ArrayList<>(listeners);
        all.add(problems);
        all.addAll(metering.listeners());
        delivery.ifPresent(alert -> {
            alerts.ping().ifPresent(url -> all.add(new PingListener(alert, url)));
            alerts.webhook()
                    .ifPresent(url -> all.add(new WebhookListener(
                            alert, new WebhookSettings(url, alerts.externalUrl(), alerts.everyNight()))));
        });
        return List.copyOf(all);
    }
}
