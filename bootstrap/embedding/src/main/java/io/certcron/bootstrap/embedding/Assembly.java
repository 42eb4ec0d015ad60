package io.certcron.bootstrap.embedding;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.node.DatabaseClock;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.redaction.Redactor;
import io.certcron.application.run.RunSettings;
import io.certcron.bootstrap.wiring.HttpManagementModule;
import io.certcron.bootstrap.wiring.HttpReminderModule;
import io.certcron.bootstrap.wiring.JobModule;
import io.certcron.bootstrap.wiring.SurroundingsModule;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import io.certcron.http.client.HttpClients;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Wires the job from what a builder was told, all of it checked. */
record Assembly(
        DatabaseSource database,
        ServiceSource<CertificationReminderService> reminders,
        ServiceSource<CertificationManagementService> management,
        RunSettings run,
        HttpOptions http,
        NodeOptions node) {

    CertificationCron assemble(
            CertificationTable table, List<RunListener> listeners, @Nullable Clock clock, Duration stopGrace) {
        Database connections = database.open();
        Optional<HttpClients> clients = reminders.isCalledByHttp() || management.isCalledByHttp()
                ? Optional.of(http.clients())
                : Optional.empty();
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                surroundings(connections, clock),
                new JobModule(run, node.settings(), table, Optional.empty()),
                new WatchModule(listeners),
                binder -> clients.ifPresent(
                        given -> binder.bind(HttpClients.class).toInstance(given)),
                reminders.module(http, HttpReminderModule::new),
                management.module(http, HttpManagementModule::new));
        warnOfPlainText(injector.getInstance(EventLog.class));
        return new CertificationCron(
                new Opened(connections, clients, injector), new Migration(database.patient(), table), stopGrace);
    }

    /** A clock that was given counts; the database's then corrects one that nobody else reads. */
    private Module surroundings(Database connections, @Nullable Clock given) {
        Redactor redactor = new Redactor(Stream.of(database.secret(), reminders.secret(), management.secret())
                .flatMap(Optional::stream)
                .toList());
        DatabaseClock followed = new DatabaseClock(Clock.systemUTC());
        return new SurroundingsModule(connections, redactor, given == null ? followed : given, followed);
    }

    private void warnOfPlainText(EventLog log) {
        if (reminders.sendsTokenInPlainText() || management.sendsTokenInPlainText()) {
            log.logEvent(
                    Severity.WARN,
                    ErrorCode.TOKEN_UNENCRYPTED,
                    "A token crosses the network unencrypted, unless something else encrypts it",
                    EventContext.NONE.remediation("Use https for the addresses of both services"));
        }
    }
}
