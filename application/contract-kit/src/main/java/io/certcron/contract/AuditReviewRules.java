package io.certcron.contract;

import static io.certcron.contract.Examples.OPERATOR;
import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.certificationId;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.AuditLog.AuditEntry;
import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.AuditLog.Filter;
import io.certcron.application.port.out.AuditLog.Position;
import io.certcron.application.port.out.AuditLog.Resolution;
import io.certcron.application.port.out.OpenRun;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.Operator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The audit log's rules A08 to A12: how humans go through it. */
abstract class AuditReviewRules extends StorageContract {

    private static final Instant CHECKED = Instant.parse("2026-11-21T01:02:03Z");
    private static final Instant RESOLVED = Instant.parse("2026-11-21T07:00:00Z");
    private static final Filter ALL = new Filter(false, false);
    private static final Filter UNRESOLVED = new Filter(true, false);
    private static final Filter MISSED = new Filter(false, true);
    private static final Filter INBOX = new Filter(true, true);
    private static final Optional<FlaggedCertifications> NOTHING = Optional.of(FlaggedCertifications.NONE);
    private static final Optional<FlaggedCertifications> ONE =
            Optional.of(new FlaggedCertifications(1, List.of(certificationId(1))));

    @Test
    @DisplayName("A08: rows are listed latest first, page by page, also those of one time")
    void listsInPages() {
        UUID first = checked(CHECKED, ONE);
        List<UUID> together = Stream.of(checked(CHECKED.plusSeconds(1), ONE), checked(CHECKED.plusSeconds(1), NOTHING))
                .sorted((one, other) -> other.toString().compareTo(one.toString()))
                .toList();
        UUID last = checked(CHECKED.plusSeconds(2), Optional.empty());

        assertThat(listed(ALL)).containsExactly(last, together.get(0), together.get(1), first);
        assertThat(page(Optional.empty(), 2)).containsExactly(last, together.get(0));
        assertThat(page(Optional.of(new Position(CHECKED.plusSeconds(1), together.get(0))), 2))
                .containsExactly(together.get(1), first);
        assertThat(auditLog().list(ALL, Optional.empty(), 1))
                .containsExactly(new AuditRecord(
                        new AuditEntry(last, CHECKED.plusSeconds(2), Optional.empty()), Optional.empty()));
    }

    @Test
    @DisplayName("A09: resolved rows, and those that reported nothing missed, can be left out; a failed check is not")
    void filters() {
        UUID missed = checked(CHECKED, ONE);
        UUID nothing = checked(CHECKED.plusSeconds(1), NOTHING);
        UUID failed = checked(CHECKED.plusSeconds(2), Optional.empty());
        UUID resolved = checked(CHECKED.plusSeconds(3), ONE);
        resolve(resolved);

        assertThat(listed(UNRESOLVED)).containsExactly(failed, nothing, missed);
        assertThat(listed(MISSED)).containsExactly(resolved, failed, missed);
        assertThat(listed(INBOX)).containsExactly(failed, missed);
    }

    @Test
    @DisplayName("A10: resolving keeps who did it, when, with which note, and leaves what was reported as it is")
    void resolves() {
        UUID one = checked(CHECKED, ONE);
        UUID other = checked(CHECKED, NOTHING);
        UUID untouched = checked(CHECKED, ONE);

        List<UUID> resolved = auditLog().resolve(List.of(one, other), "Paused by hand", OPERATOR, RESOLVED);

        Resolution resolution =
                new Resolution(Optional.of(OPERATOR.name()), Optional.of(RESOLVED), Optional.of("Paused by hand"));
        assertThat(resolved).containsExactlyInAnyOrder(one, other);
        assertThat(auditLog().find(one))
                .contains(new AuditRecord(new AuditEntry(one, CHECKED, ONE), Optional.of(resolution)));
        assertThat(auditLog().find(other)).flatMap(AuditRecord::resolution).contains(resolution);
        assertThat(auditLog().find(untouched)).map(AuditRecord::resolved).contains(false);
    }

    @Test
    @DisplayName("A11: what is resolved already, and a run without a row, are left as they are")
    void resolvesOnce() {
        UUID resolved = checked(CHECKED, ONE);
        resolve(resolved);
        Optional<AuditRecord> before = auditLog().find(resolved);
        UUID withoutRow = job().open(TONIGHT).runId();

        List<UUID> again = auditLog()
                .resolve(
                        List.of(resolved, withoutRow, UUID.randomUUID()),
                        "Me too",
                        new Operator("somebody.else", OPERATOR.way()),
                        RESOLVED.plusSeconds(1));

        assertThat(again).isEmpty();
        assertThat(auditLog().resolve(List.of(), "Nothing", OPERATOR, RESOLVED)).isEmpty();
        assertThat(auditLog().find(resolved)).isEqualTo(before);
        assertThat(auditLog().find(withoutRow)).isEmpty();
    }

    @Test
    @DisplayName("A12: of callers at the same time, each row is resolved by one")
    void resolvesForOne() {
        List<UUID> runs = List.of(checked(CHECKED, ONE), checked(CHECKED, ONE), checked(CHECKED, ONE));

        List<List<UUID>> resolved = Racers.race(6, () -> auditLog().resolve(runs, "Mine", OPERATOR, RESOLVED));

        assertThat(resolved.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(runs);
    }

    private AuditLog auditLog() {
        return database().auditLog();
    }

    /** A run whose check was made at that time. */
    private UUID checked(Instant runAt, Optional<FlaggedCertifications> missed) {
        OpenRun run = job().open(TONIGHT);
        auditLog().record(run, runAt, missed);
        return run.runId();
    }

    private void resolve(UUID runId) {
        auditLog().resolve(List.of(runId), "Seen to", OPERATOR, RESOLVED);
    }

    private List<UUID> listed(Filter filter) {
        return runIds(auditLog().list(filter, Optional.empty(), 10));
    }

    private List<UUID> page(Optional<Position> after, int limit) {
        return runIds(auditLog().list(ALL, after, limit));
    }

    private static List<UUID> runIds(List<AuditRecord> rows) {
        return rows.stream().map(row -> row.entry().runId()).toList();
    }
}
