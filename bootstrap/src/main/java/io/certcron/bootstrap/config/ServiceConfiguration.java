package io.certcron.bootstrap.config;

import io.certcron.bootstrap.bounds.ServiceUrl;
import io.certcron.http.client.CircuitSettings;
import io.certcron.http.client.HttpServiceSettings;
import io.certcron.http.client.ServiceProtocol;
import java.util.Optional;

/** Makes the settings of the services from the values. */
final class ServiceConfiguration {

    private ServiceConfiguration() {}

    static Optional<HttpServiceSettings> reminders(SettingValues values) {
        return service(ServiceKeys.reminders(), values);
    }

    static Optional<HttpServiceSettings> management(SettingValues values) {
        return service(ServiceKeys.management(), values);
    }

    static boolean sendsTokenInPlainText(HttpServiceSettings service) {
        return ServiceUrl.isUnencrypted(service.baseUrl());
    }

    private static Optional<HttpServiceSettings> service(ServiceKeys.OfService service, SettingValues values) {
        return values.find(service.url()).flatMap(address -> values.find(service.token())
                .map(secret -> new HttpServiceSettings(
                        address,
                        secret,
                        protocol(service, values),
                        values.get(ServiceKeys.CONNECT_TIMEOUT),
                        values.get(ServiceKeys.CALL_TIMEOUT),
                        circuit(values))));
    }

    private static ServiceProtocol protocol(ServiceKeys.OfService service, SettingValues values) {
        return switch (values.get(service.kind())) {
            case REST -> new ServiceProtocol.Rest();
            case SUPABASE -> new ServiceProtocol.SupabaseRpc(values.get(service.function()));
        };
    }

    private static CircuitSettings circuit(SettingValues values) {
        return new CircuitSettings(values.get(ServiceKeys.CIRCUIT_FAILURES), values.get(ServiceKeys.CIRCUIT_DELAY));
    }
}
