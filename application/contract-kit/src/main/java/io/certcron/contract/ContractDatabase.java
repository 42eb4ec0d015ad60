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

    /** {@return the run store under test} */
    RunStore runStore();

    /**
     * {@return the planner under test, built with the policy}
     *
     * @param policy what is due
     */
    IntentPlanner planner(ExpiryPolicy policy);

    /** {@return the ledger under test, built with the active statuses of {@link ExpiryPolicy#STANDARD}} */
    IntentLedger ledger();

    /** {@return the monitor under test, for which the status word {@code paused} means paused} */
    PauseMonitor pauseMonitor();

    /** {@return the audit log under test} */
    AuditLog auditLog();

    /** {@return the schedule store under test} */
    ScheduleStore scheduleStore();

    /**
     * The slot store under test. It judges what is due by the time that it is asked with, and leases by the database's.
     *
     * @return the slot store
     */
    SlotStore slotStore();

    /**
     * {@return the held pauses under test, built with the active statuses of the policy}
     *
     * @param policy which statuses are active
     */
    HeldPauses heldPauses(ExpiryPolicy policy);

    /** {@return the journal under test} */
    OperatorJournal journal();

    /** {@return the history of runs under test} */
    RunHistory runHistory();

    /**
     * {@return the records of certifications under test, built with the active statuses of the policy}
     *
     * @param policy which statuses are active
     */
    CertificationRecords certificationRecords(ExpiryPolicy policy);

    /** {@return the figures under test} */
    Statistics statistics();

    /** {@return the problems of runs under test} */
    RunProblems runProblems();

    /**
     * The platform adds a certification. Its expiry date may be {@code null}, infinite ({@link java.time.LocalDate#MAX},
     * {@link java.time.LocalDate#MIN}) or absurd.
     *
     * @param certification one whose id is new
     */
    void insert(Certification certification);

    /**
     * The platform changes the certification of that id to what is given.
     *
     * @param certification one whose id is there
     */
    void update(Certification certification);

    /**
     * The platform deletes a certification.
     *
     * @param certificationId the certification
     */
    void delete(UUID certificationId);

    /** {@return every row of the ledger, in any order} */
    List<StoredIntent> intents();

    /**
     * {@return the row of the ledger with the key}
     *
     * @param key the key
     */
    default Optional<StoredIntent> intent(IdempotencyKey key) {
        return intents().stream().filter(intent -> intent.key().equals(key)).findFirst();
    }

    /**
     * Lets time pass on the database's clock, for leases and waiting times. Where that clock can't be moved, shift the
     * stored instants of the ledger's and the runs' leases and of the waiting times back by as much.
     *
     * @param duration zero or positive
     */
    void elapse(Duration duration);

    /**
     * A human resolves the run's row in the audit log by SQL, and says no more.
     *
     * @param runId the run
     */
    void resolve(UUID runId);

    /** {@return the same adapters upon a database that can't be reached, so that each of their calls fails} */
    ContractDatabase unreachable();
}
