package io.certcron.http.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** An issuer's keys, fetched when they are needed, and kept for some minutes; an outage of the issuer is bridged. */
final class PublishedKeys implements ResourceRetriever {

    /** A caller waits for it. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

    private static final Duration FRESH = Duration.ofMinutes(5);

    /** A key that is unknown has them fetched again, though not more often than this. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    /** How long keys are used that can't be fetched anew. */
    private static final Duration BRIDGED = Duration.ofHours(1);

    private static final long MAX_BYTES = 256 * 1_024L;

    private final OkHttpClient client = new OkHttpClient.Builder()
            .callTimeout(TIME_LIMIT)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();

    private PublishedKeys() {}

    static JWKSource<SecurityContext> at(URI url) {
        try {
            return JWKSourceBuilder.create(url.toURL(), new PublishedKeys())
                    .cache(FRESH.toMillis(), TIME_LIMIT.toMillis())
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerant(BRIDGED.toMillis())
                    .build();
        } catch (MalformedURLException notAUrl) {
            throw new IllegalArgumentException("url: must be an http or https URL", notAUrl);
        }
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        Request request = new Request.Builder().url(url).build();
        try (Response answer = client.newCall(request).execute()) {
            if (!answer.isSuccessful()) {
                throw new IOException("The issuer did not answer with its keys");
            }
            return new Resource(answer.peekBody(MAX_BYTES).string(), "application/json");
        }
    }
}
