package io.certcron.bootstrap.embedding;

import io.certcron.bootstrap.bounds.DurationRange;
import io.certcron.bootstrap.bounds.NumberRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong, so that all of it is told at once. */
final class Faults {

    private final List<SettingFault> found = new ArrayList<>();

    void add(String setting, String problem, String fix) {
        found.add(new SettingFault(setting, problem, fix));
    }

    void unless(boolean sound, String setting, String problem, String fix) {
        if (!sound) {
            add(setting, problem, fix);
        }
    }

    /** Whether it is there; if not, that is a fault. */
    boolean isThere(@Nullable Object value, String setting, String fix) {
        unless(value != null, setting, "it is missing", fix);
        return value != null;
    }

    void within(NumberRange bounds, String setting, long value) {
        unless(
                bounds.contains(value),
                setting,
                "it is " + value,
                "Use " + bounds.least() + " to " + bounds.most() + ".");
    }

    /** Whether it is within the bounds. */
    boolean within(DurationRange bounds, String setting, Duration value) {
        boolean sound = bounds.contains(value);
        unless(sound, setting, "it is " + value, "Use " + bounds.least() + " to " + bounds.most() + ".");
        return sound;
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidSettingsException(found);
        }
    }
}
