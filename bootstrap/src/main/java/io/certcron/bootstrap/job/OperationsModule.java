package io.certcron.bootstrap.job;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.certcron.application.held.HeldPauseReview;
import io.certcron.application.log.EventLog;
import io.certcron.application.node.Node;
import io.certcron.application.node.RunsOnDemand;
import io.certcron.application.operations.AuditReview;
import io.certcron.application.operations.DueList;
import io.certcron.application.operations.Operations;
import io.certcron.application.operations.Outlook;
import io.certcron.application.port.out.CertificationRecords;
import io.certcron.application.port.out.HeldPauses;
import io.certcron.application.port.out.OperatorJournal;
import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.SlotStore;
import io.certcron.application.port.out.Statistics;
import io.certcron.application.run.RunSettings;
import io.certcron.application.run.Runs;
import io.certcron.application.schedule.Schedules;
import io.certcron.bootstrap.wiring.PersistenceModule.OperationsStorage;
import io.certcron.persistence.JdbiAuditLog;
import java.time.Clock;

/** What the API and the operations page are made of. */
public final class OperationsModule extends AbstractModule {

    /**
     * The one node of a process that serves.
     *
     * @param node not started yet
     */
    record ServingNode(Node node) {}

    @Provides
    @Singleton
    ServingNode servingNode(Provider<Node> nodes) {
        return new ServingNode(nodes.get());
    }

    @Provides
    @Singleton
    RunsOnDemand runsOnDemand(Schedules schedules, Runs runs, ServingNode serving, EventLog log, Clock clock) {
        return new RunsOnDemand(schedules, runs, serving.node(), log, clock);
    }

    @Provides
    @Singleton
    AuditReview auditReview(OperationsStorage operations, EventLog log, Clock clock) {
        return new AuditReview(new JdbiAuditLog(operations.storage()), log, clock);
    }

    @Provides
    @Singleton
    HeldPauseReview heldPauseReview(HeldPauses pauses, EventLog log) {
        return new HeldPauseReview(pauses, log);
    }

    @Provides
    @Singleton
    Outlook outlook(CertificationRecords certifications, RunSettings settings) {
        return new Outlook(certifications, settings.policy().thresholds());
    }

    @Provides
    @Singleton
    DueList dueList(RunStore runs, CertificationRecords certifications, RunSettings settings) {
        return new DueList(runs, certifications, settings.policy());
    }

    @Provides
    @Singleton
    Operations operations(
            Schedules schedules,
            RunsOnDemand runsOnDemand,
            RunHistory history,
            SlotStore slots,
            AuditReview audit,
            HeldPauseReview heldPauses,
            OperatorJournal journal,
            CertificationRecords certifications,
            Outlook outlook,
            DueList dueList,
            Statistics statistics) {
        return new Operations(
                schedules,
                runsOnDemand,
                history,
                slots,
                audit,
                heldPauses,
                journal,
                certifications,
                outlook,
                dueList,
                statistics);
    }
}
