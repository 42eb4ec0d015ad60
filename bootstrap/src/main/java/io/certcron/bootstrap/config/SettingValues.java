package io.certcron.bootstrap.config;

import io.certcron.bootstrap.config.RawSettings.RawText;
import io.certcron.bootstrap.config.SettingSource.Standard;
import java.util.Optional;
import java.util.Set;

/** The settings as values: from a source, or the default. */
final class SettingValues {

    private final RawSettings raw;

    SettingValues(RawSettings raw) {
        this.raw = raw;
    }

    /** The value; empty where there is none, or one that is faulty. */
    <T> Optional<T> find(Setting<T> setting) {
        return raw.of(setting).map(RawText::text).or(setting::standard).flatMap(text -> read(setting, text));
    }

    /** The value of a setting that has a default, once it is known to have no fault. */
    <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new IllegalStateException("A setting without a sound value was read"));
    }

    /** Where the value comes from. */
    SettingSource sourceOf(Setting<?> setting) {
        return raw.of(setting).map(RawText::source).orElseGet(Standard::new);
    }

    /** Whether a source says anything about it, sound or not. */
    boolean isSet(Setting<?> setting) {
        return raw.of(setting).isPresent();
    }

    /** Whether no source says anything about it; never so while one of them can't be read. */
    boolean isMissing(Setting<?> setting) {
        return raw.isComplete() && !isSet(setting);
    }

    /** What is wrong with it by itself. */
    Optional<ConfigurationFault> faultOf(Setting<?> setting, Set<Needs> needs) {
        boolean isNeeded = setting.requiredFor().filter(needs::contains).isPresent();
        if (isNeeded && isMissing(setting)) {
            return Optional.of(ConfigurationFault.missing(setting));
        }
        return raw.of(setting)
                .filter(written -> read(setting, written.text()).isEmpty())
                .map(written -> ConfigurationFault.wrong(setting, written));
    }

    private static <T> Optional<T> read(Setting<T> setting, String text) {
        return text.isEmpty() ? Optional.empty() : setting.type().read(text);
    }
}
