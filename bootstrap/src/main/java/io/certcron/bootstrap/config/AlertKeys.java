package io.certcron.bootstrap.config;

import io.certcron.bootstrap.bounds.ServiceUrl;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Who is told how runs end, and where figures go. */
final class AlertKeys {

    private static final SettingType<URI> CALLED = SettingType.refusing(WebAddress.FORM, WebAddress::parse);

    static final Setting<URI> WEBHOOK_URL = Setting.of(
                    "alerts.webhook-url",
                    CALLED,
                    "is sent a message, as JSON that Slack understands, about a run that needs a human")
            .asConfidential();

    static final Setting<Boolean> WEBHOOK_EVERY_NIGHT = Setting.of(
                    "alerts.webhook-every-night",
                    SettingType.oneOf(Map.of("true", true, "false", false)),
                    "whether it is also told of runs about which there is nothing to say")
            .standard("false");

    static final Setting<URI> PING_URL = Setting.of(
                    "alerts.ping-url",
                    CALLED,
                    "is called when a run starts, succeeds and fails, in the manner of Healthchecks: the address,"
                            + " with `/start` and with `/fail`")
            .asConfidential();

    static final Setting<URI> PUSHGATEWAY_URL = Setting.of(
            "metrics.pushgateway-url",
            SettingType.refusing(ServiceUrl.FORM, ServiceUrl::parse),
            "the Prometheus Pushgateway that `execute` leaves its metrics with");

    private AlertKeys() {}

    static List<Setting<?>> all() {
        return List.of(WEBHOOK_URL, WEBHOOK_EVERY_NIGHT, PING_URL, PUSHGATEWAY_URL);
    }
}
