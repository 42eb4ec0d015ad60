package io.certcron.bootstrap.config;

import io.certcron.bootstrap.bounds.SupabaseForm;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings of a service that do not go with its kind. What is faulty by itself is left out here. */
final class SupabaseChecks {

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
        SupabaseForm.ofKey(token)
                .ifPresent(misfit -> add(
                        service.token(),
                        misfit.problem(),
                        misfit.fix() + " Or correct " + service.kind().path() + "."));
    }

    private void checkUrl(ServiceKeys.OfService service, URI url) {
        SupabaseForm.ofAddress(url).ifPresent(misfit -> add(service.url(), misfit.problem(), misfit.fix()));
    }

    private void add(Setting<?> setting, String problem, String fix) {
        faults.add(ConfigurationFault.of(setting, values.sourceOf(setting), problem, fix));
    }
}
