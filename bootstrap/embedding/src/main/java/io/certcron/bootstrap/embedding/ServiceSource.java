package io.certcron.bootstrap.embedding;

import com.google.inject.Module;
import io.certcron.bootstrap.bounds.ServiceUrl;
import io.certcron.http.client.HttpServiceSettings;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where one of the two services comes from: it is the caller's own, or is called over HTTP. */
final class ServiceSource<S> {

    private final String setting;
    private final Class<S> port;
    private @Nullable S own;
    private @Nullable RemoteService remote;

    /**
     * @param setting the builder's method
     * @param port what it implements
     */
    ServiceSource(String setting, Class<S> port) {
        this.setting = setting;
        this.port = port;
    }

    void own(@Nullable S service) {
        own = service;
    }

    void remote(RemoteService service) {
        remote = service;
    }

    boolean isCalledByHttp() {
        return remote != null;
    }

    Optional<String> secret() {
        return Optional.ofNullable(remote).map(RemoteService::secret);
    }

    void check(Faults faults) {
        RemoteService called = remote;
        if (called == null) {
            faults.isThere(
                    own,
                    setting,
                    "Give your own implementation of " + port.getSimpleName() + ", or an address and a token.");
            return;
        }
        faults.unless(own == null, setting, "it is given twice", "Give an implementation or an address, not both.");
        called.check(faults);
    }

    /** Whether the token crosses a network unencrypted. */
    boolean sendsTokenInPlainText() {
        RemoteService called = remote;
        return called != null && ServiceUrl.isUnencrypted(called.uri());
    }

    Module module(HttpOptions http, Function<HttpServiceSettings, Module> overHttp) {
        S service = own;
        RemoteService called = remote;
        if (called != null) {
            return overHttp.apply(http.settings(called));
        }
        if (service == null) {
            throw new IllegalStateException("a service that was not checked");
        }
        return binder -> binder.bind(port).toInstance(service);
    }
}
