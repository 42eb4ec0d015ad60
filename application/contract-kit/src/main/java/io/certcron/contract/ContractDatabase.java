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
import io.certcron.domain.IdempotencyKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The fixture of the storage contracts: one database, the adapters under test upon it, and a back door for what the
 * platform, time and a human do to it. Each test gets an empty one. The methods of the adapters are called by several
 * threads at once, those of the back door by one.
 */
public interface ContractDatabase {

    /** The run store under test. */
    RunStore runStore();

    /** The planner under test, built with the policy. */
    IntentPlanner planner(ExpiryPolicy policy);

    /** The ledger under test, built with the active statuses of {@link ExpiryPolicy#STANDARD}. */
    IntentLedger ledger();

    /** The monitor under test, for which the status word {@code paused} means paused. */
    PauseMonitor pauseMonitor();

    /** The audit log under test. */
    AuditLog auditLog();

    /** The schedule store under test. */
    ScheduleStore scheduleStore();

    /** The slot store under test. It judges what is due by the time that it is asked with, and leases by the database's. */
    SlotStore slotStore();

    /** The held pauses under test, built with the active statuses of the policy. */
    HeldPauses heldPauses(ExpiryPolicy policy);

    /** The journal under test. */
    OperatorJournal journal();

    /** The history of runs under test. */
    RunHistory runHistory();

    /** The records of certifications under test, built with the active statuses of the policy. */
    CertificationRecords certificationRecords(ExpiryPolicy policy);

    /** The figures under test. */
    Statistics statistics();

    /** The problems of runs under test. */
    RunProblems runProblems();

    /**
     * The platform adds a certification. Its expiry date may be {@code null}, infinite ({@link java.time.LocalDate#MAX},
     * {@link java.time.LocalDate#MIN}) or absurd.
     */
    void insert(Certification certification);

    /** The platform changes the certification of that id to what is given. */
    void update(Certification certification);

    /** The platform deletes a certification. */
    void delete(UUID certificationId);

    /** Every row of the ledger, in any order. */
    List<StoredIntent> intents();

    /** The row of the ledger with the key. */
    default Optional<StoredIntent> intent(IdempotencyKey key) {
        return intents().stream().filter(intent -> intent.key().equals(key)).findFirst();
    }

    /**
     * Lets time pass on the database's clock, for leases and waiting times. Where that clock can't be moved, shift the
     * stored instants of the ledger's and the runs' leases and of the waiting times back by as much.
     */
    void elapse(Duration duration);

    /** A human resolves the run's row in the audit log by SQL, and says no more. */
    void resolve(UUID runId);

    /** The same adapters upon a database that can't be reached, so that each of their calls fails. */
    ContractDatabase unreachable();
}
