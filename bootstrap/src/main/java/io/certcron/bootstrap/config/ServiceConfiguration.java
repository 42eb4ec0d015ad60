package io.certcron.bootstrap.config;

import io.certcron.http.client.CircuitSettings;
import io.certcron.http.client.HttpServiceSettings;
import java.net.URI;
import java.util.Optional;

/** Makes the settings of the services from the values. */
final class ServiceConfiguration {

    private ServiceConfiguration() {}

    static Optional<HttpServiceSettings> reminders(SettingValues values) {
        return service(ServiceKeys.REMINDER_URL, ServiceKeys.REMINDER_TOKEN, values);
    }

    static Optional<HttpServiceSettings> management(SettingValues values) {
        return service(ServiceKeys.MANAGEMENT_URL, ServiceKeys.MANAGEMENT_TOKEN, values);
    }

    static boolean sendsTokenInPlainText(HttpServiceSettings service) {
        URI address = service.baseUrl();
        return "http".equals(address.getScheme()) && !WebAddress.isLoopback(address.getHost());
    }

    private static Optional<HttpServiceSettings> service(
            Setting<URI> url, Setting<String> token, SettingValues values) {
        return values.find(url).flatMap(address -> values.find(token)
                .map(secret -> new HttpServiceSettings(
                        address,
                        secret,
                        values.get(ServiceKeys.CONNECT_TIMEOUT),
                        values.get(ServiceKeys.CALL_TIMEOUT),
                        circuit(values))));
    }

    private static CircuitSettings circuit(SettingValues values) {
        return new CircuitSettings(values.get(ServiceKeys.CIRCUIT_FAILURES), values.get(ServiceKeys.CIRCUIT_DELAY));
    }
}
