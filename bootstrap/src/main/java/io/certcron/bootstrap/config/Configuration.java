package io.certcron.bootstrap.config;

import io.certcron.application.node.NodeSettings;
import io.certcron.application.run.RunSettings;
import io.certcron.bootstrap.bounds.JdbcUrl;
import io.certcron.domain.SlotPolicy;
import io.certcron.http.client.HttpServiceSettings;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.DatabaseSettings;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that is configured, and sound. Immutable. */
public final class Configuration {

    private final Optional<DatabaseSettings> database;
    private final boolean hasPasswordInUrl;
    private final CertificationTable certificationTable;
    private final Optional<String> runtimeUser;
    private final Optional<HttpServiceSettings> reminders;
    private final Optional<HttpServiceSettings> management;
    private final RunSettings run;
    private final Optional<Duration> timeBudget;
    private final NodeSettings node;
    private final Duration stopGrace;
    private final ServerConfiguration server;
    private final AlertConfiguration alerts;
    private final Optional<URI> pushgateway;
    private final Retention retention;
    private final Set<String> secrets;

    Configuration(SettingValues values) {
        database = DatabaseConfiguration.connection(values);
        hasPasswordInUrl =
                values.find(DatabaseKeys.URL).flatMap(JdbcUrl::password).isPresent();
        certificationTable = DatabaseConfiguration.table(values);
        runtimeUser = values.find(DatabaseKeys.RUNTIME_USER);
        reminders = ServiceConfiguration.reminders(values);
        management = ServiceConfiguration.management(values);
        run = RunConfiguration.in(values);
        timeBudget = values.find(RunKeys.TIME_BUDGET);
        node = new NodeSettings(
                values.get(NodeKeys.TICK),
                NodeSettings.STANDARD.repair(),
                new SlotPolicy(values.get(NodeKeys.SLOT_WINDOW)));
        stopGrace = values.get(NodeKeys.STOP_GRACE);
        server = ServerConfiguration.in(values);
        alerts = AlertConfiguration.in(values);
        pushgateway = values.find(AlertKeys.PUSHGATEWAY_URL);
        retention = new Retention(values.get(RetentionKeys.LEDGER), values.find(RetentionKeys.RUNS));
        secrets = secretsIn(values);
    }

    /** How to reach the database, for a command that {@linkplain Needs#DATABASE needs} it. */
    public DatabaseSettings database() {
        return needed(database);
    }

    /** Whether its address holds the password, which is allowed, and worth a warning. */
    public boolean hasPasswordInUrl() {
        return hasPasswordInUrl;
    }

    /** Where the certifications are in it. */
    public CertificationTable certificationTable() {
        return certificationTable;
    }

    /** To whom the migration grants the runtime role. */
    public Optional<String> runtimeUser() {
        return runtimeUser;
    }

    /** How to reach the reminder service, for a command that {@linkplain Needs#SERVICES needs} it. */
    public HttpServiceSettings reminders() {
        return needed(reminders);
    }

    /** How to reach the management service, for a command that {@linkplain Needs#SERVICES needs} it. */
    public HttpServiceSettings management() {
        return needed(management);
    }

    /** Whether a token crosses the network unencrypted: allowed, as a mesh may encrypt it, and worth a warning. */
    public boolean sendsTokenInPlainText() {
        return Stream.of(reminders, management)
                .flatMap(Optional::stream)
                .anyMatch(ServiceConfiguration::sendsTokenInPlainText);
    }

    /** How runs are made. */
    public RunSettings run() {
        return run;
    }

    /** How long one {@code execute} may take. */
    public Optional<Duration> timeBudget() {
        return timeBudget;
    }

    /** How a node works. */
    public NodeSettings node() {
        return node;
    }

    /** How long a process that was told to stop may take. */
    public Duration stopGrace() {
        return stopGrace;
    }

    /** How the daemon serves its API and operations page; safe for a command that {@linkplain Needs#SERVER needs} it. */
    public ServerConfiguration server() {
        return server;
    }

    /** Who is told how runs end. */
    public AlertConfiguration alerts() {
        return alerts;
    }

    /** The Pushgateway that a single run leaves its metrics with. */
    public Optional<URI> pushgateway() {
        return pushgateway;
    }

    /** How long the history is kept. */
    public Retention retention() {
        return retention;
    }

    /** What must never be printed, for the redactor. */
    public Set<String> secrets() {
        return secrets;
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Configuration[database=" + database + ", certificationTable=" + certificationTable + ", runtimeUser="
                + runtimeUser + ", reminders=" + reminders + ", management=" + management + ", run=" + run
                + ", timeBudget=" + timeBudget + ", node=" + node + ", stopGrace=" + stopGrace + ", server="
                + server + ", alerts=" + alerts + ", pushgateway=" + pushgateway + ", retention=" + retention + "]";
    }

    private static <T> T needed(Optional<T> part) {
        return part.orElseThrow(() -> new IllegalStateException("Loaded for a command that did not say it needs this"));
    }

    private static Set<String> secretsIn(SettingValues values) {
        Set<String> secrets = new LinkedHashSet<>();
        Stream.of(
                        DatabaseKeys.PASSWORD,
                        ServiceKeys.REMINDER_TOKEN,
                        ServiceKeys.MANAGEMENT_TOKEN,
                        ServerKeys.SESSION_KEY,
                        AccessKeys.JWT_SECRET)
                .flatMap(setting -> values.find(setting).stream())
                .forEach(secrets::add);
        values.find(DatabaseKeys.URL).map(JdbcUrl::secrets).ifPresent(secrets::addAll);
        secrets.addAll(AlertConfiguration.in(values).secrets());
        return Set.copyOf(secrets);
    }
}
