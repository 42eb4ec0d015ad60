package io.certcron.bootstrap.config;

import io.certcron.bootstrap.bounds.Bounds;
import java.time.Duration;
import java.util.List;

/** How what is due is sent. */
final class DispatchKeys {

    private static final SettingType<Integer> ATTEMPTS = SettingType.wholeNumber(Bounds.ATTEMPTS);
    private static final SettingType<Duration> WAIT = SettingType.duration(Bounds.BACKOFF);

    static final Setting<Integer> CHUNK_MENTORS = Setting.of(
                    "dispatch.chunk-mentors", SettingType.wholeNumber(Bounds.CHUNK_MENTORS), "mentors in one request")
            .standard("50");

    static final Setting<Integer> WORKERS = Setting.of(
                    "dispatch.workers",
                    SettingType.wholeNumber(Bounds.WORKERS),
                    "requests under way at once on each channel")
            .standard("24");

    static final Setting<Duration> CLAIM_AHEAD = Setting.of(
                    "dispatch.claim-ahead",
                    SettingType.duration(Bounds.CLAIM_AHEAD),
                    "how much is claimed before it can be sent: what the service has lately answered in that time; `0s` for a chunk at a time")
            .standard("1s");

    static final Setting<Duration> LEASE = Setting.of(
                    "dispatch.lease",
                    SettingType.duration(Bounds.LEASE),
                    "how long a claimed chunk is left to its worker; more than twice `http-client.call-timeout` and 5s")
            .standard("45s");

    static final Setting<Integer> ATTEMPTS_IN_RUN = Setting.of(
                    "dispatch.attempts-in-run", ATTEMPTS, "attempts at one intent in one run")
            .standard("4");

    static final Setting<Integer> ATTEMPTS_IN_ALL = Setting.of(
                    "dispatch.attempts-in-all",
                    ATTEMPTS,
                    "attempts at one intent before it is rejected; at least `dispatch.attempts-in-run`")
            .standard("12");

    static final Setting<Duration> BACKOFF_FIRST = Setting.of(
                    "dispatch.backoff.first", WAIT, "the wait after the first attempt; it doubles after each")
            .standard("1s");

    static final Setting<Duration> BACKOFF_LONGEST = Setting.of(
                    "dispatch.backoff.longest", WAIT, "the longest wait; at least `dispatch.backoff.first`")
            .standard("60s");

    static final Setting<Duration> PATIENCE = Setting.of(
                    "dispatch.patience",
                    SettingType.duration(Bounds.PATIENCE),
                    "how long a run waits for what can't be sent yet; longer than `dispatch.lease`")
            .standard("2m");

    static final Setting<Duration> GIVE_UP_AFTER = Setting.of(
                    "dispatch.give-up-after",
                    SettingType.duration(Bounds.GIVE_UP_AFTER),
                    "after requests were held back for so long, the channel stops for the run")
            .standard("30s");

    private DispatchKeys() {}

    static List<Setting<?>> all() {
        return List.of(
                CHUNK_MENTORS,
                WORKERS,
                CLAIM_AHEAD,
                LEASE,
                ATTEMPTS_IN_RUN,
                ATTEMPTS_IN_ALL,
                BACKOFF_FIRST,
                BACKOFF_LONGEST,
                PATIENCE,
                GIVE_UP_AFTER);
    }
}
