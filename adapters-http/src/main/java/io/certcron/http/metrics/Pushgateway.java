package io.certcron.http.metrics;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import io.certcron.http.client.HttpClients;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A Pushgateway, for a process that ends before anybody can scrape it. */
public final class Pushgateway {

    /** The grouping key: a push replaces everything that was pushed under it before. */
    static final String GROUP = "metrics/job/certification_cron";

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final MediaType TEXT = MediaType.get(JobMetrics.CONTENT_TYPE);

    private final OkHttpClient client;
    private final HttpUrl group;
    private final EventLog log;

    /**
     * @param url what stands before {@code /metrics/job/…}: {@code http} or {@code https}
     * @param log is told of a push that fails
     */
    public Pushgateway(HttpClients clients, URI url, EventLog log) {
        this(clients.clientWithin(LIMIT), url, log);
    }

    Pushgateway(OkHttpClient client, URI url, EventLog log) {
        this.client = client;
        this.group =
                HttpUrl.get(url.toString()).newBuilder().addPathSegments(GROUP).build();
        this.log = log;
    }

    /** Pushes everything. A failure is logged and changes nothing else. Takes no more than seven seconds. */
    public void push(JobMetrics metrics) {
        try {
            put(metrics.scrape());
        } catch (IOException | RuntimeException failure) {
            tell(OptionalInt.empty());
        }
    }

    private void put(String scrape) throws IOException {
        Request request = new Request.Builder()
                .url(group)
                .header("User-Agent", "certification-cron")
                .put(RequestBody.create(scrape, TEXT))
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                tell(OptionalInt.of(response.code()));
            }
        }
    }

    private void tell(OptionalInt status) {
        log.logEvent(
                Severity.WARN,
                ErrorCode.METRICS_NOT_PUSHED,
                "The metrics could not be pushed",
                EventContext.NONE
                        .httpStatus(status)
                        .remediation("Look whether the Pushgateway runs at the configured address"));
    }
}
