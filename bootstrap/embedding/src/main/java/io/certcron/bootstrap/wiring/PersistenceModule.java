package io.certcron.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.CertificationRecords;
import io.certcron.application.port.out.HeldPauses;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OperatorJournal;
import io.certcron.application.port.out.PauseMonitor;
import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.RunProblems;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.ScheduleStore;
import io.certcron.application.port.out.SlotStore;
import io.certcron.application.port.out.Statistics;
import io.certcron.application.run.RunSettings;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.Database;
import io.certcron.persistence.JdbiAuditLog;
import io.certcron.persistence.JdbiCertificationRecords;
import io.certcron.persistence.JdbiHeldPauses;
import io.certcron.persistence.JdbiIntentLedger;
import io.certcron.persistence.JdbiIntentPlanner;
import io.certcron.persistence.JdbiOperatorJournal;
import io.certcron.persistence.JdbiPauseMonitor;
import io.certcron.persistence.JdbiRunHistory;
import io.certcron.persistence.JdbiRunProblems;
import io.certcron.persistence.JdbiRunStore;
import io.certcron.persistence.JdbiScheduleStore;
import io.certcron.persistence.JdbiSlotStore;
import io.certcron.persistence.JdbiStatistics;
import io.certcron.persistence.SchemaCheck;
import io.certcron.persistence.Storage;
import java.time.Clock;
import java.util.Optional;

/** The storage ports, on PostgreSQL. */
public final class PersistenceModule extends AbstractModule {

    private final CertificationTable table;

    private final Optional<Database> operations;

    /**
     * @param table where the certifications are
     * @param operations the connections of a process that serves, for what people look at
     */
    public PersistenceModule(CertificationTable table, Optional<Database> operations) {
        this.table = table;
        this.operations = operations;
    }

    @Provides
    @Singleton
    Storage storage(Database database) {
        return new Storage(database.dataSource(), table);
    }

    /**
     * What people look at goes through connections of its own where a process serves: however much they ask, a run waits for none.
     *
     * @param storage connects as the runtime user
     */
    public record OperationsStorage(Storage storage) {}

    @Provides
    @Singleton
    OperationsStorage operationsStorage(Storage runs) {
        return operations
                .map(database -> new OperationsStorage(new Storage(database.dataSource(), table)))
                .orElseGet(() -> new OperationsStorage(runs));
    }

    @Provides
    @Singleton
    SchemaCheck schemaCheck(OperationsStorage operations) {
        return new SchemaCheck(operations.storage(), table);
    }

    @Provides
    @Singleton
    RunStore runStore(Storage storage, Clock clock) {
        return new JdbiRunStore(storage, clock);
    }

    @Provides
    @Singleton
    IntentPlanner intentPlanner(Storage storage, RunSettings settings, Clock clock) {
        return new JdbiIntentPlanner(storage, settings.policy(), clock);
    }

    @Provides
    @Singleton
    IntentLedger intentLedger(Storage storage, RunSettings settings, Clock clock) {
        return new JdbiIntentLedger(storage, settings.policy(), clock);
    }

    @Provides
    @Singleton
    ScheduleStore scheduleStore(Storage storage) {
        return new JdbiScheduleStore(storage);
    }

    @Provides
    @Singleton
    SlotStore slotStore(Storage storage) {
        return new JdbiSlotStore(storage);
    }

    @Provides
    @Singleton
    HeldPauses heldPauses(OperationsStorage operations, RunSettings settings, Clock clock) {
        return new JdbiHeldPauses(operations.storage(), settings.policy(), clock);
    }

    @Provides
    @Singleton
    PauseMonitor pauseMonitor(Storage storage) {
        return new JdbiPauseMonitor(storage);
    }

    @Provides
    @Singleton
    AuditLog auditLog(Storage storage) {
        return new JdbiAuditLog(storage);
    }

    @Provides
    @Singleton
    RunHistory runHistory(OperationsStorage operations) {
        return new JdbiRunHistory(operations.storage());
    }

    @Provides
    @Singleton
    RunProblems runProblems(OperationsStorage operations) {
        return new JdbiRunProblems(operations.storage());
    }

    @Provides
    @Singleton
    CertificationRecords certificationRecords(OperationsStorage operations, RunSettings settings) {
        return new JdbiCertificationRecords(operations.storage(), settings.policy());
    }

    @Provides
    @Singleton
    Statistics statistics(OperationsStorage operations) {
        return new JdbiStatistics(operations.storage());
    }

    @Provides
    @Singleton
    OperatorJournal operatorJournal(OperationsStorage operations) {
        return new JdbiOperatorJournal(operations.storage());
    }
}
