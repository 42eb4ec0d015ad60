package io.certcron.bootstrap.config;

import io.certcron.bootstrap.bounds.Bounds;
import io.certcron.bootstrap.bounds.DurationRange;
import java.time.Duration;
import java.util.List;

/** How the daemon works. */
final class NodeKeys {

    static final Setting<Duration> TICK = Setting.of(
                    "node.tick",
                    SettingType.duration(Bounds.TICK),
                    "how often a node looks for schedules that are due or changed, and for runs to help with or take over")
            .standard("5s");

    static final Setting<Duration> SLOT_WINDOW = Setting.of(
                    "node.slot-window",
                    SettingType.duration(Bounds.SLOT_WINDOW),
                    "how late a slot that no node was up for may still become a run; an older one is recorded as skipped")
            .standard("24h");

    /** Below the 30 seconds after which Kubernetes kills a process by default. */
    static final Setting<Duration> STOP_GRACE = Setting.of(
                    "stop.grace",
                    SettingType.duration(new DurationRange(Duration.ofSeconds(1), Bounds.STOP_GRACE.most())),
                    "how long a process that was told to stop may take to finish what is in flight")
            .standard("20s");

    private NodeKeys() {}

    static List<Setting<?>> all() {
        return List.of(TICK, SLOT_WINDOW, STOP_GRACE);
    }
}
