package io.certcron.bootstrap.config;

import io.certcron.bootstrap.config.RawSettings.RawText;
import io.certcron.bootstrap.config.SettingSource.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings in the environment: the variables whose names begin with {@value Setting#VARIABLE_PREFIX}. */
final class EnvironmentVariables {

    /** Names the configuration file, and so can't be in it. */
    static final String FILE = Setting.VARIABLE_PREFIX + "CONFIG";

    /** What Kubernetes puts into every container of a namespace that has a service named certcron or certcron-…. */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "CERTCRON_(.+_)?(SERVICE_(HOST|PORT)(_.+)?|PORT(_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private static final Map<String, Setting<?>> KNOWN =
            SettingCatalogue.all().stream().collect(Collectors.toMap(Setting::variable, Function.identity()));

    private EnvironmentVariables() {}

    static RawSettings read(Map<String, String> environment) {
        Map<String, RawText> texts = new HashMap<>();
        List<ConfigurationFault> faults = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            Setting<?> setting = KNOWN.get(name);
            if (setting != null) {
                texts.put(setting.path(), new RawText(value, new Variable(name)));
            } else if (isMeantForUs(name)) {
                faults.add(unknown(name));
            }
        });
        return new RawSettings(texts, faults, true);
    }

    private static boolean isMeantForUs(String name) {
        return name.startsWith(Setting.VARIABLE_PREFIX)
                && !name.equals(FILE)
                && !SERVICE_LINK.matcher(name).matches();
    }

    private static ConfigurationFault unknown(String name) {
        Optional<String> meant = ClosestName.to(name, KNOWN.keySet());
        return ConfigurationFault.unknown(Optional.empty(), name, new Variable(name), meant);
    }
}
