package io.certcron.bootstrap.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.certcron.bootstrap.config.RawSettings.RawText;
import io.certcron.bootstrap.config.SettingSource.FileLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Walks a parsed file and sorts its leaves into settings and faults. */
final class HoconTree {

    private static final Map<String, Setting<?>> KNOWN =
            SettingCatalogue.all().stream().collect(Collectors.toMap(Setting::path, Function.identity()));

    private final Function<ConfigOrigin, FileLine> placeOf;
    private final Map<String, RawText> texts = new HashMap<>();
    private final List<ConfigurationFault> faults = new ArrayList<>();

    HoconTree(Function<ConfigOrigin, FileLine> placeOf) {
        this.placeOf = placeOf;
    }

    RawSettings settingsIn(Config config) {
        walk(List.of(), config.root(), config);
        return new RawSettings(texts, faults, true);
    }

    private void walk(List<String> above, ConfigObject object, Config config) {
        new TreeMap<>(object).forEach((key, value) -> {
            List<String> path = Stream.concat(above.stream(), Stream.of(key)).toList();
            if (value instanceof ConfigObject inner) {
                walk(path, inner, config);
            } else if (value.valueType() != ConfigValueType.NULL) {
                leaf(ConfigUtil.joinPath(path), value, config);
            }
        });
    }

    private void leaf(String path, ConfigValue value, Config config) {
        FileLine place = placeOf.apply(value.origin());
        Setting<?> setting = KNOWN.get(path);
        if (setting == null) {
            Optional<String> meant = ClosestName.to(path, KNOWN.keySet());
            faults.add(ConfigurationFault.unknown(Optional.of(path), Setting.variableOf(path), place, meant));
            return;
        }
        Optional<String> text = value instanceof ConfigList list
                ? Optional.of(list).filter(items -> setting.type().isList()).flatMap(HoconTree::withCommas)
                : Optional.of(config.getString(path));
        text.ifPresentOrElse(
                known -> texts.put(path, new RawText(known, place)),
                () -> faults.add(ConfigurationFault.wrongForm(setting, place, "this list")));
    }

    /** Nothing where an item would not be the same again after taking the text apart. */
    private static Optional<String> withCommas(ConfigList list) {
        List<String> items = list.unwrapped().stream().map(String::valueOf).toList();
        return items.stream().anyMatch(item -> item.contains(","))
                ? Optional.empty()
                : Optional.of(String.join(",", items));
    }
}
