package io.certcron.bootstrap.embedding;

import io.certcron.application.run.DispatchSettings;
import io.certcron.application.run.RunSettings;
import io.certcron.bootstrap.bounds.Bounds;
import io.certcron.bootstrap.bounds.Forms;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.PauseBrake;
import io.certcron.domain.Thresholds;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run does, as the builder was told. */
final class RunOptions {

    private @Nullable ZoneId zone;
    private List<Integer> thresholds = Thresholds.STANDARD.days();
    private List<String> activeStatuses = List.copyOf(ExpiryPolicy.STANDARD.activeStatuses());
    private int catchUpMaxDays = ExpiryPolicy.STANDARD.catchUpMaxDays();
    private long maxPauses = PauseBrake.STANDARD.maxPauses();
    private double maxShare = PauseBrake.STANDARD.maxShare();
    private int planPageSize = 5_000;

    void zone(@Nullable ZoneId given) {
        zone = given;
    }

    void thresholds(int... days) {
        thresholds = Arrays.stream(days).boxed().toList();
    }

    void activeStatuses(String... statuses) {
        activeStatuses = List.of(statuses);
    }

    void catchUpMaxDays(int nights) {
        catchUpMaxDays = nights;
    }

    void brake(long pauses, double share) {
        maxPauses = pauses;
        maxShare = share;
    }

    void planPageSize(int certifications) {
        planPageSize = certifications;
    }

    Set<String> activeStatuses() {
        return Set.copyOf(activeStatuses);
    }

    void check(Faults faults) {
        checkZone(faults);
        checkThresholds(faults);
        checkStatuses(faults);
        faults.within(Bounds.CATCH_UP_MAX_DAYS, "catchUpMaxDays", catchUpMaxDays);
        faults.within(Bounds.BRAKE_MAX_PAUSES, "brake maxPauses", maxPauses);
        faults.unless(maxShare >= 0 && maxShare <= 1, "brake maxShare", "it is " + maxShare, "Use 0 to 1.");
        faults.within(Bounds.PLAN_PAGE_SIZE, "planPageSize", planPageSize);
    }

    private void checkZone(Faults faults) {
        String fix = "Use ZoneId.of(\"UTC\") or an IANA region, such as ZoneId.of(\"Europe/Oslo\").";
        if (zone == null) {
            faults.add("zone", "it is missing", fix);
            return;
        }
        String name = zone.getId();
        faults.unless(
                Forms.isRegion(name), "zone", "it is " + name + ", which is neither UTC nor the name of a region", fix);
    }

    private void checkThresholds(Faults faults) {
        faults.unless(!thresholds.isEmpty(), "thresholds", "there is none", "Name at least one, such as 30.");
        thresholds.forEach(days -> faults.within(Bounds.THRESHOLD, "thresholds", days));
        faults.unless(
                new HashSet<>(thresholds).size() == thresholds.size(),
                "thresholds",
                "one is named twice in " + thresholds,
                "Name each once.");
    }

    private void checkStatuses(Faults faults) {
        faults.unless(!activeStatuses.isEmpty(), "activeStatuses", "there is none", "Name at least one.");
        activeStatuses.forEach(status -> faults.unless(
                Forms.ACTIVE_STATUS.matcher(status).matches(),
                "activeStatuses",
                "one is empty, too long, or has control characters",
                "Use words of 1 to 64 characters."));
        faults.unless(
                activeStatuses().size() == activeStatuses.size(),
                "activeStatuses",
                "one is named twice in " + activeStatuses,
                "Name each once.");
    }

    RunSettings settings(Duration runLease, DispatchSettings dispatch) {
        if (zone == null) {
            throw new IllegalStateException("a zone that was not checked");
        }
        return new RunSettings(
                zone,
                new ExpiryPolicy(new Thresholds(thresholds), activeStatuses(), catchUpMaxDays),
                new PauseBrake(maxPauses, maxShare),
                planPageSize,
                runLease,
                dispatch);
    }
}
