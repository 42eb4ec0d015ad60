package io.certcron.bootstrap.config;

import java.util.Locale;
import java.util.Optional;

/**
 * One setting. Everything that is known of it is said here; loading, the search for unknown keys and the reference all
 * follow from it.
 *
 * @param path the key in the configuration file
 * @param type which texts it takes, and what they become
 * @param standard the default, written as in the file; empty where there is none
 * @param requiredFor for what a value must be given
 * @param confidential whether the value may hold a secret, and so is never quoted
 * @param meaning what it is for, in one line of Markdown
 */
record Setting<T>(
        String path,
        SettingType<T> type,
        Optional<String> standard,
        Optional<Needs> requiredFor,
        boolean confidential,
        String meaning) {

    static final String VARIABLE_PREFIX = "CERTCRON_";

    static <T> Setting<T> of(String path, SettingType<T> type, String meaning) {
        return new Setting<>(path, type, Optional.empty(), Optional.empty(), false, meaning);
    }

    Setting<T> standard(String text) {
        return new Setting<>(path, type, Optional.of(text), requiredFor, confidential, meaning);
    }

    Setting<T> requiredFor(Needs need) {
        return new Setting<>(path, type, standard, Optional.of(need), confidential, meaning);
    }

    Setting<T> asConfidential() {
        return new Setting<>(path, type, standard, requiredFor, true, meaning);
    }

    /** The environment variable that sets it too. */
    String variable() {
        return variableOf(path);
    }

    static String variableOf(String path) {
        return VARIABLE_PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
