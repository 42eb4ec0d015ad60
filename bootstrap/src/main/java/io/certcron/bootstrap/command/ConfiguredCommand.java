package io.certcron.bootstrap.command;

import io.certcron.application.port.out.StorageException;
import io.certcron.application.redaction.Redactor;
import io.certcron.bootstrap.config.Configuration;
import io.certcron.bootstrap.config.ConfigurationLoader;
import io.certcron.bootstrap.config.ConfigurationOutcome;
import io.certcron.bootstrap.config.Needs;
import io.certcron.bootstrap.log.JsonLogging;
import io.certcron.persistence.MigrationRefusedException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Does something with the database for a person, who is told in plain words what is wrong; the log goes to standard error. */
final class ConfiguredCommand {

    private final Surroundings here;
    private final Optional<Path> configFile;

    ConfiguredCommand(Surroundings here, Optional<Path> configFile) {
        this.here = here;
        this.configFile = configFile;
    }

    int run(ToIntFunction<Configuration> work) {
        try (JsonLogging logging = JsonLogging.install(here.stderr())) {
            ConfigurationOutcome outcome =
                    ConfigurationLoader.load(here.environment(), configFile, Set.of(Needs.DATABASE));
            if (outcome instanceof ConfigurationOutcome.Faulty faulty) {
                faulty.faults().forEach(fault -> here.stderr().println(fault.describe()));
                return ExitCode.USAGE_OR_CONFIGURATION;
            }
            Configuration configuration = ((ConfigurationOutcome.Loaded) outcome).configuration();
            logging.redactWith(new Redactor(configuration.secrets()));
            return work.applyAsInt(configuration);
        } catch (MigrationRefusedException refused) {
            here.stderr().println(refused.getMessage() + ".");
            return ExitCode.USAGE_OR_CONFIGURATION;
        } catch (StorageException failure) {
            here.stderr().println(DatabaseTrouble.inWords(failure));
            return ExitCode.FAILED;
        }
    }
}
