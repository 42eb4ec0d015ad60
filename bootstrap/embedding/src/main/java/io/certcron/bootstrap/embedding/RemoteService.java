package io.certcron.bootstrap.embedding;

import io.certcron.bootstrap.bounds.Forms;
import io.certcron.bootstrap.bounds.ServiceUrl;
import io.certcron.bootstrap.bounds.SupabaseForm;
import io.certcron.http.client.ServiceProtocol;
import io.certcron.http.client.ServiceProtocol.SupabaseRpc;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service that is called over HTTP, as the builder was told. */
sealed interface RemoteService {

    /** What stands before the path. */
    @Nullable
    String address();

    /** What the service is shown. */
    @Nullable
    String secret();

    ServiceProtocol protocol();

    void check(Faults faults);

    default URI uri() {
        return URI.create(String.valueOf(address()));
    }

    /**
     * By the paths of the contract.
     *
     * @param setting the builder's method
     */
    record Rest(String setting, @Nullable String address, @Nullable String secret) implements RemoteService {

        @Override
        public ServiceProtocol protocol() {
            return new ServiceProtocol.Rest();
        }

        @Override
        public void check(Faults faults) {
            checkAddress(faults, setting + " baseUrl", address);
            checkSecret(faults, setting + " token", secret, "Give the service's bearer token.");
        }
    }

    /**
     * As a function of a Supabase project.
     *
     * @param setting the builder's method
     */
    record Supabase(String setting, @Nullable String address, @Nullable String function, @Nullable String secret)
            implements RemoteService {

        @Override
        public ServiceProtocol protocol() {
            return new SupabaseRpc(String.valueOf(function));
        }

        @Override
        public void check(Faults faults) {
            String projectUrl = setting + " projectUrl";
            String key = setting + " key";
            checkAddress(faults, projectUrl, address)
                    .flatMap(SupabaseForm::ofAddress)
                    .ifPresent(misfit -> faults.add(projectUrl, misfit.problem(), misfit.fix()));
            faults.unless(
                    function != null && SupabaseRpc.NAME.matcher(function).matches(),
                    setting + " function",
                    // not quoted: it may be the key
                    "it is no name of a function",
                    "Use at most 63 lower-case letters, digits and _, and no digit at the start.");
            checkSecret(faults, key, secret, "Give a secret key of the project, sb_secret_….")
                    .flatMap(SupabaseForm::ofKey)
                    .ifPresent(misfit -> faults.add(key, misfit.problem(), misfit.fix()));
        }
    }

    private static Optional<URI> checkAddress(Faults faults, String setting, @Nullable String text) {
        String fix = "Use " + ServiceUrl.FORM + ".";
        if (text == null || text.isEmpty()) {
            faults.add(setting, "it is missing", fix);
            return Optional.empty();
        }
        try {
            return Optional.of(ServiceUrl.parse(text));
        } catch (IllegalArgumentException refused) {
            faults.add(setting, "it is no such address", fix);
            return Optional.empty();
        }
    }

    private static Optional<String> checkSecret(Faults faults, String setting, @Nullable String text, String fix) {
        if (text == null || text.isEmpty()) {
            faults.add(setting, "it is missing", fix);
            return Optional.empty();
        }
        if (!Forms.TOKEN.matcher(text).matches()) {
            faults.add(
                    setting,
                    "it has blanks, line breaks or characters beyond ASCII",
                    "Use visible ASCII characters; perhaps a line break came along.");
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
