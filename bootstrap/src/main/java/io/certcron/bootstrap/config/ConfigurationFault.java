package io.certcron.bootstrap.config;

import io.certcron.bootstrap.config.RawSettings.RawText;
import io.certcron.bootstrap.config.SettingSource.Nowhere;
import io.certcron.bootstrap.config.SettingSource.Several;
import java.util.Optional;

/**
 * One thing that is wrong with the configuration. Holds no value of a confidential setting, and of others at most the
 * beginning.
 *
 * @param key the setting's path; empty where only a variable is known
 * @param variable the environment variable of the setting
 * @param source where the value comes from
 * @param problem what is wrong with it
 * @param fix what to do about it, a sentence
 */
public record ConfigurationFault(
        Optional<String> key, String variable, SettingSource source, String problem, String fix) {

    private static final int LONGEST_QUOTE = 40;

    /** The fault in one line, for a person. */
    public String describe() {
        String name = key.map(path -> path + " (" + variable + ")").orElse(variable);
        return name + ", " + source.place() + ": " + problem + ". " + fix;
    }

    static ConfigurationFault of(Setting<?> setting, SettingSource source, String problem, String fix) {
        return new ConfigurationFault(Optional.of(setting.path()), setting.variable(), source, problem, fix);
    }

    static ConfigurationFault missing(Setting<?> setting) {
        String fix = "Set " + setting.variable() + ", or " + setting.path() + " in the configuration file, to "
                + setting.type().form() + ".";
        return of(setting, new Nowhere(), "it is needed and missing", fix);
    }

    static ConfigurationFault wrong(Setting<?> setting, RawText value) {
        if (value.text().isEmpty()) {
            return of(setting, value.source(), "it is empty", correction(setting));
        }
        return wrongForm(setting, value.source(), setting.confidential() ? "the value" : quoted(value.text()));
    }

    static ConfigurationFault wrongForm(Setting<?> setting, SettingSource source, String what) {
        return of(setting, source, what + " is not " + setting.type().form(), correction(setting));
    }

    static ConfigurationFault unknown(
            Optional<String> key, String variable, SettingSource source, Optional<String> meant) {
        String fix = meant.map(name -> "Did you mean " + name + "?").orElse("Remove it.");
        return new ConfigurationFault(
                key, variable, source, "there is no such setting", fix + " All are in docs/configuration.md.");
    }

    /** Leaves out what the exception says it got. */
    static ConfigurationFault refused(IllegalArgumentException exception) {
        String problem = String.valueOf(exception.getMessage()).split(", got ", 2)[0];
        return new ConfigurationFault(
                Optional.empty(), Setting.VARIABLE_PREFIX + "*", new Several(), problem, "Correct what this names.");
    }

    private static String correction(Setting<?> setting) {
        return setting.standard()
                .map(standard -> "Correct it, or remove it for the default, " + standard + ".")
                .orElse("Correct it, or remove it.");
    }

    private static String quoted(String text) {
        String start = text.codePoints()
                .limit(LONGEST_QUOTE)
                .map(character -> Character.isISOControl(character) ? '?' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return '"' + start + (text.length() > start.length() ? "…" : "") + '"';
    }
}
