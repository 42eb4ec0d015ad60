package io.certcron.bootstrap.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValueFactory;
import io.certcron.bootstrap.config.SettingSource.FileLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings in a HOCON file. Its substitutions, {@code ${NAME}}, may refer to the environment that was passed in. */
final class HoconFile {

    private static final ConfigParseOptions AS_HOCON =
            ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false);

    private static final ConfigResolveOptions WITHOUT_PROCESS_ENVIRONMENT = ConfigResolveOptions.noSystem();

    private final Path file;

    private HoconFile(Path file) {
        this.file = file;
    }

    static RawSettings read(Path file, Map<String, String> environment) {
        return new HoconFile(file).read(environment);
    }

    private RawSettings read(Map<String, String> environment) {
        try {
            Config written = ConfigFactory.parseFile(file.toFile(), AS_HOCON);
            Config known = written.withFallback(ConfigValueFactory.fromMap(environment));
            return new HoconTree(this::placeOf).settingsIn(written.resolveWith(known, WITHOUT_PROCESS_ENVIRONMENT));
        } catch (ConfigException.IO unreadable) {
            return broken(unreadable, "it can't be read, or includes a file that can't", "Check its path and rights.");
        } catch (ConfigException.UnresolvedSubstitution unresolved) {
            return broken(
                    unresolved,
                    "a substitution here refers to something that is not set, or to itself",
                    "Set what it refers to, or write ${?NAME} for something that may be missing.");
        } catch (ConfigException malformed) {
            return broken(
                    malformed,
                    "this is not HOCON",
                    "Look for a missing brace or quote above it, and put values with special characters in quotes.");
        }
    }

    /** Leaves out the exception's message, which quotes the file, and so perhaps a secret. */
    private RawSettings broken(ConfigException exception, String problem, String fix) {
        ConfigurationFault fault = new ConfigurationFault(
                Optional.of("--config"), EnvironmentVariables.FILE, placeOf(exception.origin()), problem, fix);
        return new RawSettings(Map.of(), List.of(fault), false);
    }

    private FileLine placeOf(@Nullable ConfigOrigin origin) {
        if (origin == null || origin.filename() == null) {
            return new FileLine(file.toString(), 0);
        }
        return new FileLine(origin.filename(), origin.lineNumber());
    }
}
