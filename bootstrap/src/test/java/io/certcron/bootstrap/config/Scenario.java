package io.certcron.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.bootstrap.config.ConfigurationOutcome.Faulty;
import io.certcron.bootstrap.config.ConfigurationOutcome.Loaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Variables, perhaps a file, and what a command needs. */
final class Scenario {

    private final Map<String, String> environment = new TreeMap<>();
    private Optional<Path> file = Optional.empty();
    private Set<Needs> needs = EnumSet.noneOf(Needs.class);

    private Scenario() {}

    static Scenario empty() {
        return new Scenario();
    }

    /** Everything that a command can need. */
    static Scenario complete() {
        return new Scenario()
                .with("CERTCRON_DATABASE_URL", "jdbc:postgresql://db.example.org/platform")
                .with("CERTCRON_DATABASE_USER", "certcron")
                .with("CERTCRON_DATABASE_PASSWORD", "database-canary")
                .with("CERTCRON_REMINDER_URL", "https://reminders.example.org/base")
                .with("CERTCRON_REMINDER_TOKEN", "reminder-canary")
                .with("CERTCRON_MANAGEMENT_URL", "https://management.example.org")
                .with("CERTCRON_MANAGEMENT_TOKEN", "management-canary")
                .needing(Needs.DATABASE, Needs.SERVICES);
    }

    Scenario with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Scenario without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** As {@code --config} names it. */
    Scenario with(Path configFile) {
        file = Optional.of(configFile);
        return this;
    }

    Scenario needing(Needs... needed) {
        needs = Set.of(needed);
        return this;
    }

    ConfigurationOutcome load() {
        return ConfigurationLoader.load(environment, file, needs);
    }

    Configuration configuration() {
        assertThat(load()).isInstanceOf(Loaded.class);
        return ((Loaded) load()).configuration();
    }

    List<ConfigurationFault> faults() {
        assertThat(load()).isInstanceOf(Faulty.class);
        return ((Faulty) load()).faults();
    }

    /** The only fault, in the words that a person reads. */
    String fault() {
        assertThat(faults()).hasSize(1);
        return faults().get(0).describe();
    }

    static Path file(Path directory, String hocon) {
        try {
            return Files.writeString(directory.resolve("certcron.conf"), hocon);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
