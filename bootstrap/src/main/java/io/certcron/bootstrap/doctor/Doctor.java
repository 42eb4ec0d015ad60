package io.certcron.bootstrap.doctor;

import io.certcron.bootstrap.config.Configuration;
import io.certcron.bootstrap.config.ConfigurationFault;
import io.certcron.bootstrap.config.ConfigurationLoader;
import io.certcron.bootstrap.config.ConfigurationOutcome;
import io.certcron.bootstrap.config.ConfigurationOutcome.Faulty;
import io.certcron.bootstrap.config.ConfigurationOutcome.Loaded;
import io.certcron.bootstrap.config.Needs;
import io.certcron.http.client.HttpClients;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Makes all checks that the configuration allows for. */
public final class Doctor {

    /** Longer than the longest of its own time limits: two calls of a service. */
    private static final Duration CHECK = Duration.ofSeconds(12);

    /** Even if everything hangs, an impatient person is answered within a minute. */
    private static final Duration ALL = Duration.ofSeconds(45);

    private final Map<String, String> environment;
    private final Optional<Path> file;
    private final Clock clock;

    /**
     * @param environment the process environment
     * @param file the configuration file that the command line names
     * @param clock this machine's
     */
    public Doctor(Map<String, String> environment, Optional<Path> file, Clock clock) {
        this.environment = environment;
        this.file = file;
        this.clock = clock;
    }

    /**
     * Looks at everything. Takes less than a minute, whatever hangs.
     *
     * @param progress is told the name of each check as it begins
     */
    public List<Examined> examine(Consumer<String> progress) throws SQLException {
        SecretHiding hiding = new SecretHiding(secrets());
        try (HttpClients clients = HttpClients.create()) {
            return new Examination(CHECK, ALL, progress)
                    .of(checks(clients)).stream().map(hiding).toList();
        }
    }

    private List<Check> checks(HttpClients clients) throws SQLException {
        List<Check> checks = new ArrayList<>();
        checks.add(new ConfigurationCheck(faults()));
        Optional<Configuration> ofDatabase = configuration(Needs.DATABASE);
        Optional<Configuration> ofServices = configuration(Needs.SERVICES);
        ofDatabase
                .or(() -> ofServices)
                .ifPresent(
                        any -> checks.add(new KeysCheck(any, ofDatabase.isPresent(), ofServices.isPresent(), clock)));
        if (ofDatabase.isPresent()) {
            checks.addAll(DatabaseChecks.of(ofDatabase.get(), clock));
        } else {
            checks.add(new NotConfigured(DatabaseCheck.NAME));
        }
        checks.addAll(ServiceChecks.of(ofServices, clients, clock));
        return checks;
    }

    private List<ConfigurationFault> faults() {
        return load(EnumSet.allOf(Needs.class)) instanceof Faulty faulty ? faulty.faults() : List.of();
    }

    /** What is missing for the one need not keep the other from being looked at. */
    private Optional<Configuration> configuration(Needs need) {
        return load(Set.of(need)) instanceof Loaded loaded ? Optional.of(loaded.configuration()) : Optional.empty();
    }

    private Set<String> secrets() {
        return load(Set.of()) instanceof Loaded loaded ? loaded.configuration().secrets() : Set.of();
    }

    private ConfigurationOutcome load(Set<Needs> needs) {
        return ConfigurationLoader.load(environment, file, needs);
    }
}
