package io.certcron.http.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;

/**
 * The connections that the services' clients share. Thread-safe.
 *
 * <p>Whoever has an OkHttp client already can lend it, with its interceptors, proxy and certificates. Timeouts and
 * everything that could send a request twice or elsewhere are set for each service, and not taken from it.
 */
public final class HttpClients implements AutoCloseable {

    /** Enough for the workers of both channels to keep theirs between two requests. */
    private static final int IDLE_CONNECTIONS = 64;

    /** Below the idle timeouts that servers and load balancers commonly have. */
    private static final long IDLE_SECONDS = 30;

    private final OkHttpClient client;
    private final boolean borrowed;

    private HttpClients(OkHttpClient client, boolean borrowed) {
        this.client = client;
        this.borrowed = borrowed;
    }

    /** A client of its own, which {@link #close()} ends. */
    public static HttpClients create() {
        ConnectionPool pool = new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS);
        OkHttpClient client = new OkHttpClient.Builder()
                .connectionPool(pool)
                .socketFactory(new PromptSockets())
                .build();
        return new HttpClients(client, false);
    }

    /** A client that stays the caller's: {@link #close()} leaves it alone. */
    public static HttpClients borrowing(OkHttpClient client) {
        return new HttpClients(client, true);
    }

    /** Ends calls under way, connections and threads. Closing twice does nothing more. */
    @Override
    public void close() {
        if (borrowed) {
            return;
        }
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /** A client for messages beside the run: each sent once, within the limit, and to its address alone. */
    public OkHttpClient clientWithin(Duration limit) {
        return bounded(limit, limit);
    }

    OkHttpClient clientFor(HttpServiceSettings settings) {
        return bounded(settings.connectTimeout(), settings.callTimeout());
    }

    private OkHttpClient bounded(Duration connectTimeout, Duration callTimeout) {
        return client.newBuilder()
                .connectTimeout(connectTimeout)
                .readTimeout(callTimeout)
                .writeTimeout(callTimeout)
                .callTimeout(callTimeout)
                .retryOnConnectionFailure(false)
                // otherwise a thread that is interrupted while connecting gets an InterruptedException, undeclared
                .fastFallback(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .cache(null)
                .build();
    }
}
