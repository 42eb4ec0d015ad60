package io.certcron.http.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.certcron.application.port.in.RunListener;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import java.util.Optional;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/**
 * Tells a Slack-compatible webhook of runs that somebody should look at: failed, completed with failures, incomplete, or with pauses that
 * were missed, held or could not be checked. Counts, codes and the run's id, and nothing about a person. Dry runs are left out.
 */
public final class WebhookListener implements RunListener {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final AlertDelivery delivery;
    private final HttpUrl url;
    private final Optional<HttpUrl> page;
    private final boolean everyNight;

    /** Tells the webhook of the settings. */
    public WebhookListener(AlertDelivery delivery, WebhookSettings settings) {
        this.delivery = delivery;
        this.url = HttpUrl.get(settings.url().toString());
        this.page = settings.externalUrl().map(address -> HttpUrl.get(address.toString()));
        this.everyNight = settings.everyNight();
    }

    @Override
    public void onRunComplete(RunResult result) {
        if (!result.dryRun() && (everyNight || !Concerns.of(result).isEmpty())) {
            send(result.runId(), true, RunText.of(result));
        }
    }

    @Override
    public void onRunError(RunError error) {
        if (!error.dryRun()) {
            send(error.runId(), error.opened(), RunText.of(error));
        }
    }

    private void send(UUID runId, boolean hasPage, String text) {
        String linked = page.map(overview -> text + "\n" + (hasPage ? linkTo(overview, runId) : overview))
                .orElse(text);
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("text", escaped(linked))
                .toString();
        delivery.deliver(new Alert(Alert.Kind.WEBHOOK, runId, url, RequestBody.create(json, JSON)));
    }

    private static HttpUrl linkTo(HttpUrl page, UUID runId) {
        return page.newBuilder().addPathSegments("runs/" + runId).build();
    }

    /** As Slack asks: these three begin links and mentions. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
