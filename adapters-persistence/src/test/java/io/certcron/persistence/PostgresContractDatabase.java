package io.certcron.persistence;

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
import io.certcron.contract.ContractDatabase;
import io.certcron.contract.StoredIntent;
import io.certcron.domain.Certification;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Our adapters on a real PostgreSQL, with the rights of the runtime user; the back door is a superuser's. */
record PostgresContractDatabase(Storage storage, Jdbi backDoor) implements ContractDatabase {

    /** What the adapters write as the time of planning and settling. */
    static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** Where nothing listens. */
    private static final DatabaseSettings NOWHERE =
            new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/nowhere", "nobody", "", 1);

    @Override
    public RunStore runStore() {
        return new JdbiRunStore(storage, CLOCK);
    }

    @Override
    public IntentPlanner planner(ExpiryPolicy policy) {
        return new JdbiIntentPlanner(storage, policy, CLOCK);
    }

    @Override
    public IntentLedger ledger() {
        return new JdbiIntentLedger(storage, ExpiryPolicy.STANDARD, CLOCK);
    }

    @Override
    public PauseMonitor pauseMonitor() {
        return new JdbiPauseMonitor(storage);
    }

    @Override
    public AuditLog auditLog() {
        return new JdbiAuditLog(storage);
    }

    @Override
    public ScheduleStore scheduleStore() {
        return new JdbiScheduleStore(storage);
    }

    @Override
    public SlotStore slotStore() {
        return new JdbiSlotStore(storage);
    }

    @Override
    public HeldPauses heldPauses(ExpiryPolicy policy) {
        return new JdbiHeldPauses(storage, policy, CLOCK);
    }

    @Override
    public RunHistory runHistory() {
        return new JdbiRunHistory(storage);
    }

    @Override
    public CertificationRecords certificationRecords(ExpiryPolicy policy) {
        return new JdbiCertificationRecords(storage, policy);
    }

    @Override
    public Statistics statistics() {
        return new JdbiStatistics(storage);
    }

    @Override
    public RunProblems runProblems() {
        return new JdbiRunProblems(storage);
    }

    @Override
    public OperatorJournal journal() {
        return new JdbiOperatorJournal(storage);
    }

    @Override
    public void insert(Certification certification) {
        backDoor.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO certifications (certification_id, peer_mentor_id, expiry_date, status)
                        VALUES (:certificationId, :peerMentorId, :expiryDate, :status)
                        """)
                .bindMethods(certification)
                .execute());
    }

    @Override
    public void update(Certification certification) {
        backDoor.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE certifications
                        SET peer_mentor_id = :peerMentorId, expiry_date = :expiryDate, status = :status
                        WHERE certification_id = :certificationId
                        """)
                .bindMethods(certification)
                .execute());
    }

    @Override
    public void delete(UUID certificationId) {
        backDoor.useHandle(
                handle -> handle.execute("DELETE FROM certifications WHERE certification_id = ?", certificationId));
    }

    @Override
    public List<StoredIntent> intents() {
        return backDoor.withHandle(handle -> handle.createQuery("SELECT * FROM certification_idempotency_log")
                .map(PostgresContractDatabase::readIntent)
                .list());
    }

    @Override
    public void elapse(Duration duration) {
        backDoor.useTransaction(handle -> {
            handle.createUpdate("UPDATE certification_cron_run SET lease_expires_at = lease_expires_at - :duration")
                    .bind("duration", duration)
                    .execute();
            handle.createUpdate(
                            """
                            UPDATE certification_idempotency_log
                            SET lease_expires_at = lease_expires_at - :duration,
                                next_attempt_at = next_attempt_at - :duration
                            """)
                    .bind("duration", duration)
                    .execute();
        });
    }

    @Override
    public void resolve(UUID runId) {
        backDoor.useHandle(
                handle -> handle.execute("UPDATE cron_audit_log SET resolved = true WHERE run_id = ?", runId));
    }

    @Override
    public ContractDatabase unreachable() {
        return new PostgresContractDatabase(
                new Storage(Database.patient(NOWHERE), CertificationTable.STANDARD), backDoor);
    }

    private static StoredIntent readIntent(ResultSet row, StatementContext context) throws SQLException {
        int httpStatus = row.getInt("http_status");
        return new StoredIntent(
                new IdempotencyKey(row.getString("idempotency_key")),
                row.getObject("peer_mentor_id", UUID.class),
                row.getObject("run_id", UUID.class),
                IntentStatus.valueOf(row.getString("status")),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("error_code")),
                httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus),
                row.getObject("settled_at") != null);
    }
}
