package io.certcron.bootstrap.config;

import io.certcron.bootstrap.config.ConfigurationOutcome.Faulty;
import io.certcron.bootstrap.config.ConfigurationOutcome.Loaded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Loads the configuration: the environment over a file over the defaults. */
public final class ConfigurationLoader {

    private ConfigurationLoader() {}

    /**
     * Reads everything that is set, and tells all faults at once. A value that the command does not need may be missing,
     * but not faulty.
     *
     * @param environment the process environment
     * @param file the file that the command line names, which takes precedence over the one that
     *     {@code CERTCRON_CONFIG} names
     * @param needs what the command can't do without
     */
    public static ConfigurationOutcome load(Map<String, String> environment, Optional<Path> file, Set<Needs> needs) {
        return load(environment, file, needs, Configuration::new);
    }

    static ConfigurationOutcome load(
            Map<String, String> environment,
            Optional<Path> file,
            Set<Needs> needs,
            Function<SettingValues, Configuration> assembly) {
        RawSettings inFile = file.or(() -> fileNamedIn(environment))
                .map(path -> HoconFile.read(path, environment))
                .orElseGet(RawSettings::none);
        RawSettings raw = EnvironmentVariables.read(environment).over(inFile);
        SettingValues values = new SettingValues(raw);
        List<ConfigurationFault> faults = new ArrayList<>(raw.faults());
        SettingCatalogue.all().forEach(setting -> values.faultOf(setting, needs).ifPresent(faults::add));
        faults.addAll(CrossChecks.faultsIn(values, needs));
        return faults.isEmpty() ? assemble(values, assembly) : new Faulty(faults);
    }

    /** Nothing should be refused any more here; a rule that is known to a record alone is still a fault and no crash. */
    private static ConfigurationOutcome assemble(
            SettingValues values, Function<SettingValues, Configuration> assembly) {
        try {
            return new Loaded(assembly.apply(values));
        } catch (IllegalArgumentException refused) {
            return new Faulty(List.of(ConfigurationFault.refused(refused)));
        }
    }

    private static Optional<Path> fileNamedIn(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(EnvironmentVariables.FILE)).map(Path::of);
    }
}
