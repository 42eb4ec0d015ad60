package io.certcron.bootstrap.config;

import io.certcron.http.client.SupabaseKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings of a service that do not go with its kind. What is faulty by itself is left out here. */
final class SupabaseChecks {

    private static final String ADDED_PATH = "/rest/v1";

    private final SettingValues values;
    private final List<ConfigurationFault> faults = new ArrayList<>();

    private SupabaseChecks(SettingValues values) {
        this.values = values;
    }

    static List<ConfigurationFault> faultsIn(SettingValues values) {
        SupabaseChecks checks = new SupabaseChecks(values);
        checks.check(ServiceKeys.reminders());
        checks.check(ServiceKeys.management());
        return List.copyOf(checks.faults);
    }

    private void check(ServiceKeys.OfService service) {
        Optional<ServiceKind> kind = values.find(service.kind());
        if (kind.equals(Optional.of(ServiceKind.SUPABASE))) {
            values.find(service.token()).ifPresent(token -> checkKey(service, token));
            values.find(service.url()).ifPresent(url -> checkUrl(service, url));
        } else if (kind.isPresent() && values.isSet(service.function())) {
            add(
                    service.function(),
                    "only a service of the kind supabase has a function",
                    "Remove it, or set " + service.kind().path() + " to supabase.");
        }
    }

    private void checkKey(ServiceKeys.OfService service, String token) {
        Optional<SupabaseKey> key = SupabaseKey.of(token);
        if (key.isEmpty()) {
            add(
                    service.token(),
                    "it is no API key of Supabase",
                    "Set it to a secret key of the project, sb_secret_…, or correct "
                            + service.kind().path() + ".");
        } else if (!key.get().isForServers()) {
            add(
                    service.token(),
                    "it is a publishable key, which is for browsers and may not call the function",
                    "Set it to a secret key of the project, sb_secret_….");
        }
    }

    private void checkUrl(ServiceKeys.OfService service, URI url) {
        if (url.getPath().contains(ADDED_PATH)) {
            add(
                    service.url(),
                    "it has " + ADDED_PATH + " in it, which is added",
                    "Shorten it to the project's address, such as https://<ref>.supabase.co.");
        }
    }

    private void add(Setting<?> setting, String problem, String fix) {
        faults.add(ConfigurationFault.of(setting, values.sourceOf(setting), problem, fix));
    }
}
