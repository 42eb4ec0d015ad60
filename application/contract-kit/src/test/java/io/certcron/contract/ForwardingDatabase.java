package io.certcron.contract;

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
import io.certcron.domain.Certification;
import io.certcron.domain.ExpiryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A database that does as another does; faults override what they spoil. */
class ForwardingDatabase implements ContractDatabase {

    final InMemoryDatabase right;

    ForwardingDatabase(InMemoryDatabase right) {
        this.right = right;
    }

    @Override
    public RunStore runStore() {
        return right.runStore();
    }

    @Override
    public IntentPlanner planner(ExpiryPolicy policy) {
        return right.planner(policy);
    }

    @Override
    public IntentLedger ledger() {
        return right.ledger();
    }

    @Override
    public PauseMonitor pauseMonitor() {
        return right.pauseMonitor();
    }

    @Override
    public AuditLog auditLog() {
        return right.auditLog();
    }

    @Override
    public ScheduleStore scheduleStore() {
        return right.scheduleStore();
    }

    @Override
    public SlotStore slotStore() {
        return right.slotStore();
    }

    @Override
    public HeldPauses heldPauses(ExpiryPolicy policy) {
        return right.heldPauses(policy);
    }

    @Override
    public RunHistory runHistory() {
        return right.runHistory();
    }

    @Override
    public CertificationRecords certificationRecords(ExpiryPolicy policy) {
        return right.certificationRecords(policy);
    }

    @Override
    public Statistics statistics() {
        return right.statistics();
    }

    @Override
    public RunProblems runProblems() {
        return right.runProblems();
    }

    @Override
    public OperatorJournal journal() {
        return right.journal();
    }

    @Override
    public void insert(Certification certification) {
        right.insert(certification);
    }

    @Override
    public void update(Certification certification) {
        right.update(certification);
    }

    @Override
    public void delete(UUID certificationId) {
        right.delete(certificationId);
    }

    @Override
    public List<StoredIntent> intents() {
        return right.intents();
    }

    @Override
    public void elapse(Duration duration) {
        right.elapse(duration);
    }

    @Override
    public void resolve(UUID runId) {
        right.resolve(runId);
    }

    @Override
    public ContractDatabase unreachable() {
        return right.unreachable();
    }
}
