package io.certcron.http.client;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * How to reach one of the two services.
 *
 * @param baseUrl what stands before {@code /api/v1/…}, or of Supabase before {@code /rest/v1/…}: {@code http} or
 *     {@code https}, a host, perhaps a port and a path
 * @param token the bearer token, or the API key of Supabase; never printed
 * @param protocol how the service is spoken to
 * @param connectTimeout how long to wait for a connection; positive
 * @param callTimeout how long one call may take, from the connection to the last byte of the answer; positive
 * @param circuit when requests are held back
 */
public record HttpServiceSettings(
        URI baseUrl,
        String token,
        ServiceProtocol protocol,
        Duration connectTimeout,
        Duration callTimeout,
        CircuitSettings circuit) {

    /** The standard for {@code connectTimeout}. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** The standard for {@code callTimeout}, and the time limit that the services' contract sets. */
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    private static final Set<String> SCHEMES = Set.of("http", "https");

    public HttpServiceSettings {
        requireServiceAddress(baseUrl);
        if (token.isEmpty() || !token.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new IllegalArgumentException("token: must be visible ASCII characters without spaces, and not empty");
        }
        if (protocol instanceof ServiceProtocol.SupabaseRpc
                && SupabaseKey.of(token).filter(SupabaseKey::isForServers).isEmpty()) {
            throw new IllegalArgumentException(
                    "token: must be a secret key of Supabase, sb_secret_…, or a JWT with the role service_role");
        }
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("callTimeout", callTimeout);
    }

    /** The standard timeouts and circuit, and the protocol of the contract. */
    public static HttpServiceSettings of(URI baseUrl, String token) {
        return of(baseUrl, token, new ServiceProtocol.Rest());
    }

    /** The standard timeouts and circuit. */
    public static HttpServiceSettings of(URI baseUrl, String token, ServiceProtocol protocol) {
        return new HttpServiceSettings(
                baseUrl, token, protocol, CONNECT_TIMEOUT, CALL_TIMEOUT, CircuitSettings.STANDARD);
    }

    /** The same service with other timeouts. */
    public HttpServiceSettings within(Duration connect, Duration call) {
        return new HttpServiceSettings(baseUrl, token, protocol, connect, call, circuit);
    }

    /** The same service with another circuit. */
    public HttpServiceSettings with(CircuitSettings other) {
        return new HttpServiceSettings(baseUrl, token, protocol, connectTimeout, callTimeout, other);
    }

    @Override
    public String toString() {
        return "HttpServiceSettings[baseUrl=" + baseUrl + ", token=…, protocol=" + protocol + ", connectTimeout="
                + connectTimeout + ", callTimeout=" + callTimeout + ", circuit=" + circuit + "]";
    }

    HttpUrl endpoint(String path) {
        return HttpUrl.get(baseUrl.toString())
                .newBuilder()
                .addPathSegments(path)
                .build();
    }

    static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + ": must be positive, got " + duration);
        }
    }

    private static void requireServiceAddress(URI address) {
        String scheme = address.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) || address.getHost() == null) {
            throw new IllegalArgumentException("baseUrl: must be an http or https address with a host");
        }
        if (address.getRawUserInfo() != null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("baseUrl: must have no user, query or fragment");
        }
    }
}
