package io.certcron.bootstrap.embedding;

import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.bootstrap.bounds.Bounds;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link CertificationCron} together. A database, both services and the zone have to be given; everything else has a
 * default. Nothing is checked before {@link #build()}, which names all faults at once. Reads no environment variable and no
 * system property. Not thread-safe; it may be used again, for a second instance.
 */
public final class CertificationCronBuilder {

    private final DatabaseSource database = new DatabaseSource();
    private final ServiceSource<CertificationReminderService> reminders =
            new ServiceSource<>("reminderService", CertificationReminderService.class);
    private final ServiceSource<CertificationManagementService> management =
            new ServiceSource<>("managementService", CertificationManagementService.class);
    private final RunOptions run = new RunOptions();
    private final TableOptions table = new TableOptions();
    private final DispatchOptions dispatch = new DispatchOptions();
    private final HttpOptions http = new HttpOptions();
    private final NodeOptions node = new NodeOptions();
    private final List<RunListener> listeners = new ArrayList<>();
    private @Nullable Clock clock;
    private Duration stopGrace = Duration.ofSeconds(20);

    CertificationCronBuilder() {}

    /**
     * Lends connections to PostgreSQL 13 or newer. A run and a node use up to seven at once. Give it a {@code socketTimeout}, so
     * that nobody waits for a dead server without end.
     *
     * @param lent connects as the runtime user, who has the rights of {@code service_role}; it stays open
     * @return this
     */
    public CertificationCronBuilder dataSource(DataSource lent) {
        database.lent(lent);
        return this;
    }

    /**
     * Has a connection pool made, which is closed with the job. Whatever becomes of the server, nobody waits for it longer
     * than 15 seconds.
     *
     * @param jdbcUrl the address, {@code jdbc:postgresql://…}, without user and password
     * @param user the runtime user, who has the rights of {@code service_role}
     * @param password the user's password; empty where none is needed
     * @return this
     */
    public CertificationCronBuilder database(String jdbcUrl, String user, String password) {
        database.at(jdbcUrl, user, password);
        return this;
    }

    /**
     * Sets how many connections that pool keeps at most.
     *
     * @param connections 7 to 500; 12 unless set
     * @return this
     */
    public CertificationCronBuilder poolSize(int connections) {
        database.poolSize(connections);
        return this;
    }

    /**
     * Sends reminders by the caller's own code.
     *
     * @param own called by many threads at once; it is not closed
     * @return this
     */
    public CertificationCronBuilder reminderService(CertificationReminderService own) {
        reminders.own(own);
        return this;
    }

    /**
     * Sends reminders by HTTP, as {@code docs/contracts/certification-reminders.yaml} says.
     *
     * @param baseUrl what stands before {@code /api/v1/…}: {@code http} or {@code https}, a host, perhaps a port and a path
     * @param token the bearer token, visible ASCII characters
     * @return this
     */
    public CertificationCronBuilder reminderService(String baseUrl, String token) {
        reminders.remote(new RemoteService.Rest("reminderService", baseUrl, token));
        return this;
    }

    /**
     * Sends reminders by a function of a Supabase project, as {@code docs/supabase} says.
     *
     * @param projectUrl the project's address, such as {@code https://<ref>.supabase.co}
     * @param function its name, {@code send_certification_reminders} in that documentation; at most 63 lower-case
     *     letters, digits and {@code _}
     * @param key a secret key of the project, {@code sb_secret_…}, or a JWT with the role {@code service_role}
     * @return this
     */
    public CertificationCronBuilder supabaseReminderService(String projectUrl, String function, String key) {
        reminders.remote(new RemoteService.Supabase("supabaseReminderService", projectUrl, function, key));
        return this;
    }

    /**
     * Pauses mentors by the caller's own code.
     *
     * @param own called by many threads at once; it is not closed
     * @return this
     */
    public CertificationCronBuilder managementService(CertificationManagementService own) {
        management.own(own);
        return this;
    }

    /**
     * Pauses mentors by HTTP, as {@code docs/contracts/certification-management.yaml} says.
     *
     * @param baseUrl what stands before {@code /api/v1/…}: {@code http} or {@code https}, a host, perhaps a port and a path
     * @param token the bearer token, visible ASCII characters
     * @return this
     */
    public CertificationCronBuilder managementService(String baseUrl, String token) {
        management.remote(new RemoteService.Rest("managementService", baseUrl, token));
        return this;
    }

    /**
     * Pauses mentors by a function of a Supabase project, as {@code docs/supabase} says.
     *
     * @param projectUrl the project's address, such as {@code https://<ref>.supabase.co}
     * @param function its name, {@code auto_pause_certifications} in that documentation; at most 63 lower-case
     *     letters, digits and {@code _}
     * @param key a secret key of the project, {@code sb_secret_…}, or a JWT with the role {@code service_role}
     * @return this
     */
    public CertificationCronBuilder supabaseManagementService(String projectUrl, String function, String key) {
        management.remote(new RemoteService.Supabase("supabaseManagementService", projectUrl, function, key));
        return this;
    }

    /**
     * Sets the zone in which business dates and cron expressions are meant. It has no default: the machine's zone is not to
     * decide who is paused.
     *
     * @param zone {@code UTC} or an IANA region such as {@code Europe/Oslo}
     * @return this
     */
    public CertificationCronBuilder zone(ZoneId zone) {
        run.zone(zone);
        return this;
    }

    /**
     * Sets how many days before the expiry date a reminder is due.
     *
     * @param days each 1 to 3650, and once; 30, 14 and 7 unless set
     * @return this
     */
    public CertificationCronBuilder thresholds(int... days) {
        run.thresholds(days);
        return this;
    }

    /**
     * Sets the statuses in which a certification is acted on, compared exactly.
     *
     * @param statuses words of 1 to 64 characters, each once; {@code active} unless set
     * @return this
     */
    public CertificationCronBuilder activeStatuses(String... statuses) {
        run.activeStatuses(statuses);
        return this;
    }

    /**
     * Sets how many nights one run makes up for at most, its own included.
     *
     * @param nights 1 to 366; 14 unless set
     * @return this
     */
    public CertificationCronBuilder catchUpMaxDays(int nights) {
        run.catchUpMaxDays(nights);
        return this;
    }

    /**
     * Holds pauses for a human when a run would make more than {@code maxPauses} and also more than {@code maxShare} of the
     * active certifications.
     *
     * @param maxPauses 0 to 999,999,999; 1,000 unless set
     * @param maxShare 0 to 1; 0.20 unless set
     * @return this
     */
    public CertificationCronBuilder brake(long maxPauses, double maxShare) {
        run.brake(maxPauses, maxShare);
        return this;
    }

    /**
     * Sets how many certifications are looked at in one transaction of planning.
     *
     * @param certifications 1 to 100,000; 5,000 unless set
     * @return this
     */
    public CertificationCronBuilder planPageSize(int certifications) {
        run.planPageSize(certifications);
        return this;
    }

    /**
     * Names the table of the certifications and its columns, where they are not the standard ones.
     *
     * @param names is given the names to change
     * @return this
     */
    public CertificationCronBuilder table(Consumer<TableOptions> names) {
        names.accept(table);
        return this;
    }

    /**
     * Sets how what is due is sent.
     *
     * @param options is given the options to change
     * @return this
     */
    public CertificationCronBuilder dispatch(Consumer<DispatchOptions> options) {
        options.accept(dispatch);
        return this;
    }

    /**
     * Sets how services are called that were given by their address.
     *
     * @param options is given the options to change
     * @return this
     */
    public CertificationCronBuilder http(Consumer<HttpOptions> options) {
        options.accept(http);
        return this;
    }

    /**
     * Sets how this process takes part in schedules and in the runs of others.
     *
     * @param options is given the options to change
     * @return this
     */
    public CertificationCronBuilder node(Consumer<NodeOptions> options) {
        options.accept(node);
        return this;
    }

    /**
     * Adds hooks, which are called in the order of their adding.
     *
     * @param listener called on the thread of the run; where it throws, that is logged and changes nothing else
     * @return this
     */
    public CertificationCronBuilder listener(RunListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Replaces the time by which business dates and slots are reckoned, for tests. Unless set it is this machine's clock,
     * corrected by the database's, which counts. Leases go by the database's clock in any case.
     *
     * @param time is not corrected by anybody
     * @return this
     */
    public CertificationCronBuilder clock(Clock time) {
        clock = Objects.requireNonNull(time, "time");
        return this;
    }

    /**
     * Sets how long {@link CertificationCron#close()} waits for what is in flight.
     *
     * @param duration 0 to 10 min; 20 s unless set
     * @return this
     */
    public CertificationCronBuilder stopGrace(Duration duration) {
        stopGrace = Objects.requireNonNull(duration, "duration");
        return this;
    }

    /**
     * Puts it together. Connects to nothing yet.
     *
     * @return what is to be closed in the end
     * @throws InvalidSettingsException if something is missing or wrong; it names all faults, each with what to do
     */
    public CertificationCron build() {
        Faults faults = new Faults();
        database.check(faults);
        reminders.check(faults);
        management.check(faults);
        run.check(faults);
        table.check(faults, run.activeStatuses());
        http.check(faults);
        dispatch.check(faults, callsByHttp() ? http.callTimeout() : Duration.ZERO);
        node.check(faults);
        faults.within(Bounds.STOP_GRACE, "stopGrace", stopGrace);
        faults.throwIfAny();
        return new Assembly(
                        database, reminders, management, run.settings(node.runLease(), dispatch.settings()), http, node)
                .assemble(table.settings(), listeners, clock, stopGrace);
    }

    private boolean callsByHttp() {
        return reminders.isCalledByHttp() || management.isCalledByHttp();
    }
}
