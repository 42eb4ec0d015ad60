package io.certcron.http.alert;

import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.in.RunStart;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/**
 * Tells a dead man's switch (Healthchecks, or one that speaks like it) that a run began, and how it ended: its address for a run that
 * left nothing of concern, and {@code /fail} for every other. The run's id travels along as {@code rid}, so that begin and end are
 * matched even where two runs overlap or another node ends the run. Dry runs don't ping.
 */
public final class PingListener implements RunListener {

    private static final MediaType TEXT = MediaType.get("text/plain; charset=utf-8");

    private final AlertDelivery delivery;
    private final HttpUrl url;

    /**
     * @param url what a success is told to; a secret
     */
    public PingListener(AlertDelivery delivery, URI url) {
        this.delivery = delivery;
        this.url = HttpUrl.get(url.toString());
    }

    @Override
    public void onRunStart(RunStart start) {
        if (!start.dryRun()) {
            ping(start.runId(), Optional.of("start"), "Run " + start.runId());
        }
    }

    @Override
    public void onRunComplete(RunResult result) {
        if (!result.dryRun()) {
            boolean ordinary = Concerns.of(result).isEmpty();
            ping(result.runId(), ordinary ? Optional.empty() : Optional.of("fail"), RunText.of(result));
        }
    }

    @Override
    public void onRunError(RunError error) {
        if (!error.dryRun()) {
            ping(error.runId(), Optional.of("fail"), RunText.of(error));
        }
    }

    private void ping(UUID runId, Optional<String> signal, String body) {
        HttpUrl.Builder address = url.newBuilder().setQueryParameter("rid", runId.toString());
        signal.ifPresent(address::addPathSegment);
        delivery.deliver(new Alert(Alert.Kind.PING, runId, address.build(), RequestBody.create(body, TEXT)));
    }
}
