package io.certcron.bootstrap.doctor;

import io.certcron.bootstrap.config.Configuration;
import io.certcron.http.client.HttpClients;
import io.certcron.http.client.HttpServiceSettings;
import io.certcron.http.client.ServiceProbe;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The checks of both services. */
final class ServiceChecks {

    /** For each of the two calls of a check, whatever a run would grant them. */
    private static final Duration CALL = Duration.ofSeconds(5);

    private ServiceChecks() {}

    static List<Check> of(Optional<Configuration> configured, HttpClients clients, Clock clock) {
        if (configured.isEmpty()) {
            return List.of(new NotConfigured("reminder-service"), new NotConfigured("management-service"));
        }
        Configuration configuration = configured.get();
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), configuration.run().zone());
        HttpServiceSettings reminders = quick(configuration.reminders());
        HttpServiceSettings management = quick(configuration.management());
        return List.of(
                new ServiceCheck("reminder", reminders, ServiceProbe.ofReminders(clients, reminders, today)),
                new ServiceCheck("management", management, ServiceProbe.ofManagement(clients, management, today)));
    }

    private static HttpServiceSettings quick(HttpServiceSettings settings) {
        return settings.within(shorter(settings.connectTimeout()), shorter(settings.callTimeout()));
    }

    private static Duration shorter(Duration configured) {
        return configured.compareTo(CALL) < 0 ? configured : CALL;
    }
}
