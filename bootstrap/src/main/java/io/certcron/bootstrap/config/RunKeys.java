package io.certcron.bootstrap.config;

import io.certcron.bootstrap.bounds.Bounds;
import io.certcron.bootstrap.bounds.Forms;
import io.certcron.domain.Thresholds;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a run does. */
final class RunKeys {

    private static final SettingType<ZoneId> REGION = SettingType.of(
            "UTC or the IANA name of a region, such as Europe/Oslo",
            text -> Optional.of(text).filter(Forms::isRegion).map(ZoneId::of));

    private static final SettingType<Thresholds> THRESHOLD_DAYS = SettingType.listOf(
            "a list of whole numbers from " + Bounds.THRESHOLD.least() + " to " + Bounds.THRESHOLD.most()
                    + ", each once, such as 30,14,7",
            SettingType.wholeNumber(Bounds.THRESHOLD),
            items -> new Thresholds(items.stream().map(Integer::valueOf).toList()));

    private static final SettingType<Set<String>> STATUSES = SettingType.listOf(
            "a list of words of at most 64 characters, each once, such as active",
            SettingType.matching("a word", Forms.ACTIVE_STATUS),
            Set::copyOf);

    static final Setting<ZoneId> ZONE = Setting.of("zone", REGION, "the zone in which business dates are meant")
            .standard("UTC");

    static final Setting<Thresholds> THRESHOLDS = Setting.of(
                    "thresholds", THRESHOLD_DAYS, "how many days before the expiry date a reminder is due")
            .standard("30,14,7");

    static final Setting<Set<String>> ACTIVE_STATUSES = Setting.of(
                    "active-statuses", STATUSES, "the statuses in which a certification is acted on")
            .standard("active");

    static final Setting<Integer> CATCH_UP_MAX_DAYS = Setting.of(
                    "catch-up.max-days",
                    SettingType.wholeNumber(Bounds.CATCH_UP_MAX_DAYS),
                    "how many nights one run makes up for at most, its own included")
            .standard("14");

    static final Setting<Integer> BRAKE_MAX_PAUSES = Setting.of(
                    "brake.max-pauses",
                    SettingType.wholeNumber(Bounds.BRAKE_MAX_PAUSES),
                    "pauses are held for a human when a run would make more than so many,")
            .standard("1000");

    static final Setting<Double> BRAKE_MAX_SHARE = Setting.of(
                    "brake.max-share",
                    SettingType.share(),
                    "and also more than this share of the active certifications")
            .standard("0.20");

    static final Setting<Integer> PAGE_SIZE = Setting.of(
                    "plan.page-size",
                    SettingType.wholeNumber(Bounds.PLAN_PAGE_SIZE),
                    "certifications looked at in one transaction of planning")
            .standard("5000");

    static final Setting<Duration> LEASE = Setting.of(
                    "run.lease",
                    SettingType.duration(Bounds.RUN_LEASE),
                    "how long a run's process may stay silent before others take the run over")
            .standard("45s");

    static final Setting<Duration> TIME_BUDGET = Setting.of(
            "time-budget",
            SettingType.duration("1s", "1d"),
            "how long `execute` may take before it stops at a chunk boundary; without end where it is not set");

    private RunKeys() {}

    static List<Setting<?>> all() {
        return List.of(
                ZONE,
                THRESHOLDS,
                ACTIVE_STATUSES,
                CATCH_UP_MAX_DAYS,
                BRAKE_MAX_PAUSES,
                BRAKE_MAX_SHARE,
                PAGE_SIZE,
                LEASE,
                TIME_BUDGET);
    }
}
