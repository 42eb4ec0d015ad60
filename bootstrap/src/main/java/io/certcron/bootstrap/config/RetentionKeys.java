package io.certcron.bootstrap.config;

import java.time.Duration;
import java.util.List;

/** How long {@code retain} keeps what is settled. */
final class RetentionKeys {

    /** Well beyond the 35 days for which the services remember keys. */
    private static final String SHORTEST = "60d";

    private static final String LONGEST = "36500d";

    static final Setting<Duration> LEDGER = Setting.of(
                    "retention.ledger",
                    SettingType.duration(SHORTEST, LONGEST),
                    "how long `retain` keeps settled intents; longer than `catch-up.max-days`")
            .standard("400d");

    static final Setting<Duration> RUNS = Setting.of(
            "retention.runs",
            SettingType.duration(SHORTEST, LONGEST),
            "how long `retain` keeps runs and slots; for ever where it is not set");

    private RetentionKeys() {}

    static List<Setting<?>> all() {
        return List.of(LEDGER, RUNS);
    }
}
