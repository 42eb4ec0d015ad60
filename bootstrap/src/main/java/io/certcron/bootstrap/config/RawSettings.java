package io.certcron.bootstrap.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a source says, before anybody asks whether it makes sense.
 *
 * @param byPath the texts of known settings
 * @param faults what can't be told in a text: unknown names, a source that can't be read
 * @param isComplete whether the source could be read to its end, so that what is missing here is missing indeed
 */
record RawSettings(Map<String, RawText> byPath, List<ConfigurationFault> faults, boolean isComplete) {

    RawSettings {
        byPath = Map.copyOf(byPath);
        faults = List.copyOf(faults);
    }

    /** A source without anything in it. */
    static RawSettings none() {
        return new RawSettings(Map.of(), List.of(), true);
    }

    /** Both together; of a setting that both have, this one's. */
    RawSettings over(RawSettings weaker) {
        Map<String, RawText> both = new HashMap<>(weaker.byPath);
        both.putAll(byPath);
        return new RawSettings(
                both, Stream.concat(weaker.faults.stream(), faults.stream()).toList(), isComplete && weaker.isComplete);
    }

    Optional<RawText> of(Setting<?> setting) {
        return Optional.ofNullable(byPath.get(setting.path()));
    }

    /** The text of one setting, and where it stands. */
    record RawText(String text, SettingSource source) {}
}
