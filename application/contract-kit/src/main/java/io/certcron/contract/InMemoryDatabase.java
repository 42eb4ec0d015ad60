package io.certcron.contract;

import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.AuditLog.Resolution;
import io.certcron.domain.Certification;
import io.certcron.domain.ExpiryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A database in memory, and all storage ports upon it: for tests of whatever uses the ports. It passes the storage
 * contracts. Thread-safe; transactions run one at a time.
 */
public final class InMemoryDatabase implements ContractDatabase {

    private static final Instant SOME_TIME = Instant.parse("2026-11-21T01:00:00Z");
    private static final String PAUSED = "paused";

    private final SettableClock clock;
    private final InMemoryTables tables;

    /** An empty database with a clock of its own, moved by {@link #elapse}. */
    public InMemoryDatabase() {
        this(new SettableClock(SOME_TIME));
    }

    /**
     * An empty database whose leases and waiting times are kept by the clock.
     *
     * @param clock the database's clock
     */
    public InMemoryDatabase(SettableClock clock) {
        this(clock, new InMemoryTables(clock, true));
    }

    private InMemoryDatabase(SettableClock clock, InMemoryTables tables) {
        this.clock = clock;
        this.tables = tables;
    }

    @Override
    public InMemoryRunStore runStore() {
        return new InMemoryRunStore(tables);
    }

    @Override
    public InMemoryIntentPlanner planner(ExpiryPolicy policy) {
        return new InMemoryIntentPlanner(tables, policy);
    }

    @Override
    public InMemoryIntentLedger ledger() {
        return new InMemoryIntentLedger(tables, ExpiryPolicy.STANDARD.activeStatuses());
    }

    @Override
    public InMemoryPauseMonitor pauseMonitor() {
        return new InMemoryPauseMonitor(tables);
    }

    @Override
    public InMemoryAuditLog auditLog() {
        return new InMemoryAuditLog(tables);
    }

    @Override
    public InMemoryScheduleStore scheduleStore() {
        return new InMemoryScheduleStore(tables);
    }

    @Override
    public InMemorySlotStore slotStore() {
        return new InMemorySlotStore(tables);
    }

    @Override
    public InMemoryHeldPauses heldPauses(ExpiryPolicy policy) {
        return new InMemoryHeldPauses(tables, policy.activeStatuses());
    }

    @Override
    public InMemoryOperatorJournal journal() {
        return new InMemoryOperatorJournal(tables);
    }

    @Override
    public InMemoryRunHistory runHistory() {
        return new InMemoryRunHistory(tables);
    }

    @Override
    public InMemoryCertificationRecords certificationRecords(ExpiryPolicy policy) {
        return new InMemoryCertificationRecords(tables, policy.activeStatuses());
    }

    @Override
    public InMemoryStatistics statistics() {
        return new InMemoryStatistics(tables);
    }

    @Override
    public InMemoryRunProblems runProblems() {
        return new InMemoryRunProblems(tables);
    }

    @Override
    public void insert(Certification certification) {
        tables.transaction("insert", () -> {
            if (tables.certifications.putIfAbsent(certification.certificationId(), certification) != null) {
                throw new IllegalArgumentException("certificationId: there is such a certification already");
            }
            return certification;
        });
    }

    @Override
    public void update(Certification certification) {
        tables.transaction("update", () -> {
            if (tables.certifications.replace(certification.certificationId(), certification) == null) {
                throw new IllegalArgumentException("certificationId: there is no such certification");
            }
            return certification;
        });
    }

    @Override
    public void delete(UUID certificationId) {
        tables.transaction("delete", () -> Optional.ofNullable(tables.certifications.remove(certificationId)));
    }

    /**
     * The certification of that id.
     *
     * @param certificationId the certification
     * @return the certification; empty where there is none
     */
    public Optional<Certification> certification(UUID certificationId) {
        return tables.transaction("find", () -> Optional.ofNullable(tables.certifications.get(certificationId)));
    }

    /**
     * Pauses the certification if it still has the expiry date, as the management service must.
     *
     * @param certificationId the certification
     * @param expiryDate the expiry date that it is to have
     * @return whether it had
     */
    public boolean pause(UUID certificationId, LocalDate expiryDate) {
        return tables.transaction("pause", () -> {
            Optional<Certification> stillTheSame =
                    certification(certificationId).filter(each -> expiryDate.equals(each.expiryDate()));
            stillTheSame.ifPresent(each ->
                    update(new Certification(each.certificationId(), each.peerMentorId(), each.expiryDate(), PAUSED)));
            return stillTheSame.isPresent();
        });
    }

    @Override
    public List<StoredIntent> intents() {
        return tables.transaction(
                "intents",
                () -> tables.ledger.values().stream().map(IntentRow::stored).toList());
    }

    @Override
    public void elapse(Duration duration) {
        clock.advance(duration);
    }

    @Override
    public void resolve(UUID runId) {
        tables.transaction(
                "resolve",
                () -> Optional.ofNullable(
                        tables.auditLog.computeIfPresent(runId, (id, row) -> row.resolved() ? row : bySql(row))));
    }

    private static AuditRecord bySql(AuditRecord row) {
        Resolution wordless = new Resolution(Optional.empty(), Optional.empty(), Optional.empty());
        return new AuditRecord(row.entry(), Optional.of(wordless));
    }

    /**
     * Makes the next call of one operation fail.
     *
     * @param sqlOperation its name, as the {@link io.certcron.application.port.out.StorageException} gives it
     */
    public void failNext(String sqlOperation) {
        tables.failNext(sqlOperation);
    }

    /** For faults that the ports don't allow. */
    InMemoryTables tables() {
        return tables;
    }

    @Override
    public InMemoryDatabase unreachable() {
        return new InMemoryDatabase(clock, new InMemoryTables(clock, false));
    }
}
