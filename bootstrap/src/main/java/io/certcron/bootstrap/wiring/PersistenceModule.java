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

/** The storage ports, on PostgreSQL. */
public final class PersistenceModule extends AbstractModule {

    private final CertificationTable table;

    /** @param table where the certifications are */
    public PersistenceModule(CertificationTable table) {
        this.table = table;
    }

    @Provides
    @Singleton
    Storage storage(Database database) {
        return new Storage(database.dataSource(), table);
    }

    @Provides
    @Singleton
    SchemaCheck schemaCheck(Storage storage) {
        return new SchemaCheck(storage, table);
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
    HeldPauses heldPauses(Storage storage, RunSettings settings, Clock clock) {
        return new JdbiHeldPauses(storage, settings.policy(), clock);
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
    RunHistory runHistory(Storage storage) {
        return new JdbiRunHistory(storage);
    }

    @Provides
    @Singleton
    RunProblems runProblems(Storage storage) {
        return new JdbiRunProblems(storage);
    }

    @Provides
    @Singleton
    CertificationRecords certificationRecords(Storage storage, RunSettings settings) {
        return new JdbiCertificationRecords(storage, settings.policy());
    }

    @Provides
    @Singleton
    Statistics statistics(Storage storage) {
        return new JdbiStatistics(storage);
    }

    @Provides
    @Singleton
    OperatorJournal operatorJournal(Storage storage) {
        return new JdbiOperatorJournal(storage);
    }
}
