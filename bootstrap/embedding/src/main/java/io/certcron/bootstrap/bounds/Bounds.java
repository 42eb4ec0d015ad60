package io.certcron.bootstrap.bounds;

import io.certcron.application.node.NodeSettings;
import io.certcron.application.run.DispatchSettings;
import io.certcron.application.run.RunSettings;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.Thresholds;
import java.time.Duration;

/** How small and how large a setting may be. */
public final class Bounds {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    public static final NumberRange THRESHOLD = new NumberRange(Thresholds.MIN_DAYS, Thresholds.MAX_DAYS);
    public static final NumberRange CATCH_UP_MAX_DAYS = new NumberRange(1, ExpiryPolicy.MAX_CATCH_UP_DAYS);
    public static final NumberRange BRAKE_MAX_PAUSES = new NumberRange(0, 999_999_999);
    public static final NumberRange PLAN_PAGE_SIZE = new NumberRange(1, RunSettings.MAX_PLAN_PAGE_SIZE);

    /** With the longest tick of a node at most a minute, within which a dead process is noticed. */
    public static final DurationRange RUN_LEASE = new DurationRange(SECOND, Duration.ofSeconds(50));

    public static final NumberRange CHUNK_MENTORS = new NumberRange(1, DispatchSettings.MAX_CHUNK_MENTORS);
    public static final NumberRange WORKERS = new NumberRange(1, DispatchSettings.MAX_WORKERS);
    public static final DurationRange CLAIM_AHEAD = new DurationRange(Duration.ZERO, Duration.ofSeconds(5));
    public static final DurationRange LEASE = new DurationRange(SECOND, Duration.ofMinutes(10));
    public static final NumberRange ATTEMPTS = new NumberRange(1, 1_000);
    public static final DurationRange BACKOFF = new DurationRange(Duration.ofMillis(10), HOUR);
    public static final DurationRange PATIENCE = new DurationRange(SECOND, DAY);
    public static final DurationRange GIVE_UP_AFTER = new DurationRange(SECOND, DAY);

    public static final DurationRange CONNECT_TIMEOUT = new DurationRange(Duration.ofMillis(10), Duration.ofMinutes(1));
    public static final DurationRange CALL_TIMEOUT = new DurationRange(Duration.ofMillis(100), Duration.ofMinutes(4));
    public static final NumberRange CIRCUIT_FAILURES = new NumberRange(1, 1_000);
    public static final DurationRange CIRCUIT_DELAY = new DurationRange(Duration.ofMillis(100), HOUR);

    public static final DurationRange TICK = new DurationRange(SECOND, NodeSettings.MAX_TICK);
    public static final DurationRange SLOT_WINDOW = new DurationRange(Duration.ofMinutes(1), Duration.ofDays(7));
    public static final DurationRange STOP_GRACE = new DurationRange(Duration.ZERO, Duration.ofMinutes(10));

    /** The least is for the lease, for planning, to claim and to settle on each channel, and for whoever asks how things are. */
    public static final NumberRange POOL_SIZE = new NumberRange(7, 500);

    /** For claiming before the call and settling after it. */
    private static final Duration BESIDE_CALLS = Duration.ofSeconds(5);

    private Bounds() {}

    /** Whether a claim lasts while a chunk is sent, and sent again. */
    public static boolean outlasts(Duration lease, Duration callTimeout) {
        return lease.compareTo(callTimeout.multipliedBy(2).plus(BESIDE_CALLS)) > 0;
    }
}
