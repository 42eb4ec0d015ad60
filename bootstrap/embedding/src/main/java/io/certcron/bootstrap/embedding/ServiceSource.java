package io.certcron.bootstrap.embedding;

import com.google.inject.Module;
import io.certcron.http.client.HttpServiceSettings;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where one of the two services comes from: it is the caller's own, or is called by HTTP. */
final class ServiceSource<S> {

    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HIGHEST_PORT = 65_535;
    private static final String ADDRESS_FORM =
            "Use http or https with a host, without user, query and fragment, such as https://example.org.";

    private final String setting;
    private final Class<S> port;
    private @Nullable S own;
    private boolean byAddress;
    private @Nullable String baseUrl;
    private @Nullable String token;

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

    void at(@Nullable String address, @Nullable String bearerToken) {
        byAddress = true;
        baseUrl = address;
        token = bearerToken;
    }

    boolean isCalledByHttp() {
        return byAddress;
    }

    Optional<String> secret() {
        return Optional.ofNullable(token);
    }

    void check(Faults faults) {
        if (!byAddress) {
            faults.isThere(
                    own,
                    setting,
                    "Give your own implementation of " + port.getSimpleName() + ", or an address and a token.");
            return;
        }
        faults.unless(own == null, setting, "it is given twice", "Give an implementation or an address, not both.");
        if (baseUrl == null || baseUrl.isEmpty()) {
            faults.add(setting + " baseUrl", "it is missing", ADDRESS_FORM);
        } else {
            faults.unless(isServiceAddress(baseUrl), setting + " baseUrl", "it is no such address", ADDRESS_FORM);
        }
        if (token == null || token.isEmpty()) {
            faults.add(setting + " token", "it is missing", "Give the service's bearer token.");
        } else {
            faults.unless(
                    TOKEN.matcher(token).matches(),
                    setting + " token",
                    "it has blanks, line breaks or characters beyond ASCII",
                    "Use visible ASCII characters; perhaps a line break came along.");
        }
    }

    /** Whether the token crosses a network unencrypted. */
    boolean sendsTokenInPlainText() {
        if (baseUrl == null) {
            return false;
        }
        URI address = URI.create(baseUrl);
        return "http".equalsIgnoreCase(address.getScheme()) && !isLoopback(address.getHost());
    }

    Module module(HttpOptions http, Function<HttpServiceSettings, Module> overHttp) {
        S service = own;
        return service == null
                ? overHttp.apply(http.settings(URI.create(String.valueOf(baseUrl)), String.valueOf(token)))
                : binder -> binder.bind(port).toInstance(service);
    }

    private static boolean isServiceAddress(String text) {
        try {
            URI address = URI.create(text);
            return address.getScheme() != null
                    && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                    && address.getHost() != null
                    && address.getPort() != 0
                    && address.getPort() <= HIGHEST_PORT
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
