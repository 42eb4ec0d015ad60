package io.certcron.bootstrap.embedding;

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

    void between(String setting, long value, long least, long most) {
        unless(value >= least && value <= most, setting, "it is " + value, "Use " + least + " to " + most + ".");
    }

    /** Whether it is within the bounds. */
    boolean between(String setting, Duration value, Duration least, Duration most) {
        boolean sound = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        unless(sound, setting, "it is " + value, "Use " + least + " to " + most + ".");
        return sound;
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidSettingsException(found);
        }
    }
}
