package io.certcron.bootstrap.embedding;

import io.certcron.bootstrap.bounds.Bounds;
import io.certcron.http.client.CircuitSettings;
import io.certcron.http.client.HttpClients;
import io.certcron.http.client.HttpServiceSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * How services are called that were given by their address. Whoever sets nothing has the defaults; what is set is checked
 * by {@link CertificationCronBuilder#build()}. Not thread-safe.
 */
public final class HttpOptions {

    private Duration connectTimeout = HttpServiceSettings.CONNECT_TIMEOUT;
    private Duration callTimeout = HttpServiceSettings.CALL_TIMEOUT;
    private int circuitFailures = CircuitSettings.STANDARD.failures();
    private Duration circuitDelay = CircuitSettings.STANDARD.delay();
    private @Nullable OkHttpClient client;

    HttpOptions() {}

    /**
     * Sets how long to wait for a connection.
     *
     * @param duration 10 ms to 1 min, at most the call's timeout; 5 s unless set
     * @return this
     */
    public HttpOptions connectTimeout(Duration duration) {
        connectTimeout = Objects.requireNonNull(duration, "duration");
        return this;
    }

    /**
     * Sets how long one call may take, to the last byte of the answer.
     *
     * @param duration 100 ms to 4 min; 10 s unless set
     * @return this
     */
    public HttpOptions callTimeout(Duration duration) {
        callTimeout = Objects.requireNonNull(duration, "duration");
        return this;
    }

    /**
     * Sets when requests to a service are held back, for each service by itself.
     *
     * @param failures how many in a row must fail: 1 to 1,000; 5 unless set
     * @param delay how long they are then held back, before one is let through on trial: 100 ms to 1 h; 5 s unless set
     * @return this
     */
    public HttpOptions circuitBreaker(int failures, Duration delay) {
        circuitFailures = failures;
        circuitDelay = Objects.requireNonNull(delay, "delay");
        return this;
    }

    /**
     * Lends a client with its interceptors, proxy, certificates and connection pool; it is not closed. Timeouts, and all that
     * could send a request twice or elsewhere (retries, redirects, cookies, authenticator, cache), are not taken from it.
     *
     * @param lent stays the caller's
     * @return this
     */
    public HttpOptions client(OkHttpClient lent) {
        client = Objects.requireNonNull(lent, "lent");
        return this;
    }

    Duration callTimeout() {
        return callTimeout;
    }

    void check(Faults faults) {
        boolean connectSound = faults.within(Bounds.CONNECT_TIMEOUT, "http.connectTimeout", connectTimeout);
        boolean callSound = faults.within(Bounds.CALL_TIMEOUT, "http.callTimeout", callTimeout);
        if (connectSound && callSound) {
            faults.unless(
                    connectTimeout.compareTo(callTimeout) <= 0,
                    "http.connectTimeout",
                    "it is " + connectTimeout + ", longer than the whole call, " + callTimeout,
                    "Let it be at most http.callTimeout.");
        }
        faults.within(Bounds.CIRCUIT_FAILURES, "http.circuitBreaker failures", circuitFailures);
        faults.within(Bounds.CIRCUIT_DELAY, "http.circuitBreaker delay", circuitDelay);
    }

    HttpServiceSettings settings(RemoteService service) {
        return HttpServiceSettings.of(service.uri(), String.valueOf(service.secret()), service.protocol())
                .within(connectTimeout, callTimeout)
                .with(new CircuitSettings(circuitFailures, circuitDelay));
    }

    HttpClients clients() {
        return Optional.ofNullable(client).map(HttpClients::borrowing).orElseGet(HttpClients::create);
    }
}
