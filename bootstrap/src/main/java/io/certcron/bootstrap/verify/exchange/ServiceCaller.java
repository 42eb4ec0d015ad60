package io.certcron.bootstrap.verify.exchange;

import io.certcron.bootstrap.verify.exchange.Answer.BodyState;
import io.certcron.bootstrap.verify.exchange.Answer.Kind;
import io.certcron.http.client.HttpClients;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Sends requests, each once, on a connection of its own, and never waits longer than the time limit. Thread-safe.
 *
 * <p>A connection that is kept might be closed by the service just as it is used again, which would look like a fault.
 */
public final class ServiceCaller {

    private static final int LIMIT = 1 << 20;
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private final OkHttpClient client;
    private final HttpUrl base;

    /**
     * @param base what stands before {@code /api/v1/…}
     * @param limit for one call, connection included
     */
    public ServiceCaller(URI base, Duration limit) {
        this.client = HttpClients.borrowing(new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                        .build())
                .clientWithin(limit);
        this.base = HttpUrl.get(base.toString());
    }

    /** Sends a request and returns whatever happens. */
    public Exchange call(Call call) {
        long started = System.nanoTime();
        Answer answer = answerTo(call);
        return new Exchange(call, answer, Duration.ofNanos(System.nanoTime() - started));
    }

    private Answer answerTo(Call call) {
        try (Response response = client.newCall(request(call)).execute()) {
            byte[] body = response.body().byteStream().readNBytes(LIMIT + 1);
            return new Answer.Received(
                    response.code(),
                    Optional.ofNullable(response.header("Content-Type")),
                    Optional.ofNullable(response.header("Retry-After"))
                            .filter(SECONDS.asMatchPredicate())
                            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))),
                    new String(body, 0, Math.min(body.length, LIMIT), StandardCharsets.UTF_8),
                    stateOf(body));
        } catch (IOException failure) {
            return new Answer.Silence(kindOf(failure));
        }
    }

    private Request request(Call call) {
        Request.Builder request = new Request.Builder()
                .url(base.newBuilder().addPathSegments(call.path()).build())
                .header("User-Agent", "certification-cron")
                .header("Accept", "application/json")
                .post(RequestBody.create(call.bytes(), JSON));
        call.credential().header().ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private static BodyState stateOf(byte[] body) {
        if (body.length > LIMIT) {
            return BodyState.TOO_LONG;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return BodyState.WHOLE;
        } catch (CharacterCodingException malformed) {
            return BodyState.NOT_UTF_8;
        }
    }

    private static Kind kindOf(IOException failure) {
        if (failure instanceof InterruptedIOException) {
            return Kind.TIMED_OUT;
        }
        if (failure instanceof UnknownHostException) {
            return Kind.UNKNOWN_HOST;
        }
        if (failure instanceof SSLException) {
            return Kind.TLS;
        }
        return failure instanceof ConnectException ? Kind.REFUSED : Kind.ENDED;
    }
}
