package io.certcron.http.api;

import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.HeldPause;
import io.certcron.application.port.out.IntentRecord;
import io.certcron.application.port.out.OperatorJournal;
import io.certcron.application.port.out.RunRecord;
import io.certcron.domain.Action;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Slot;
import io.certcron.domain.Workflow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What several answers have in common, as JSON shows it. */
final class Views {

    private Views() {}

    record By(String name, Operator.Way way) {

        static @Nullable By of(@Nullable Operator operator) {
            return operator == null ? null : new By(operator.name(), operator.way());
        }
    }

    record Run(
            UUID runId,
            @Nullable UUID cronId,
            @Nullable Instant scheduledFor,
            @Nullable By requestedBy,
            LocalDate businessDate,
            Workflow workflow,
            boolean dryRun,
            RunStatus status,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String errorCode) {

        static Run of(RunRecord run) {
            return new Run(
                    run.runId(),
                    run.cronId().orElse(null),
                    run.slot().map(Slot::scheduledFor).orElse(null),
                    By.of(run.requestedBy().orElse(null)),
                    run.businessDate(),
                    run.workflow(),
                    run.dryRun(),
                    run.status(),
                    run.startedAt(),
                    run.finishedAt().orElse(null),
                    run.errorCode().orElse(null));
        }
    }

    record Intent(
            String idempotencyKey,
            UUID certificationId,
            UUID peerMentorId,
            String action,
            @Nullable Integer thresholdDays,
            LocalDate expiryDate,
            UUID runId,
            IntentStatus status,
            int attempts,
            @Nullable String errorCode,
            @Nullable Integer httpStatus,
            Instant plannedAt,
            @Nullable Instant settledAt) {

        static Intent of(IntentRecord intent) {
            return new Intent(
                    intent.key().value(),
                    intent.certificationId(),
                    intent.peerMentorId(),
                    intent.action().channel().name(),
                    intent.action() instanceof Action.Reminder reminder ? reminder.thresholdDays() : null,
                    intent.expiryDate(),
                    intent.runId(),
                    intent.status(),
                    intent.attempts(),
                    intent.errorCode().orElse(null),
                    intent.httpStatus().isPresent() ? intent.httpStatus().getAsInt() : null,
                    intent.plannedAt(),
                    intent.settledAt().orElse(null));
        }
    }

    record Audit(
            UUID runId,
            Instant runAt,
            @Nullable Long missedPauseCount,
            List<UUID> missedIds,
            boolean resolved,
            @Nullable Resolution resolution) {

        static Audit of(AuditRecord row) {
            return new Audit(
                    row.entry().runId(),
                    row.entry().runAt(),
                    row.entry().missed().map(FlaggedCertifications::count).orElse(null),
                    row.entry()
                            .missed()
                            .map(FlaggedCertifications::certificationIds)
                            .orElse(List.of()),
                    row.resolved(),
                    row.resolution()
                            .map(said -> new Resolution(
                                    said.by().orElse(null),
                                    said.at().orElse(null),
                                    said.note().orElse(null)))
                            .orElse(null));
        }
    }

    record Resolution(@Nullable String by, @Nullable Instant at, @Nullable String note) {}

    record Entry(
            long number,
            Instant at,
            @Nullable By by,
            OperatorAction action,
            @Nullable UUID cronId,
            @Nullable UUID runId,
            List<UUID> certificationIds,
            @Nullable String note) {

        static Entry of(OperatorJournal.Entry entry) {
            return new Entry(
                    entry.number(),
                    entry.at(),
                    By.of(entry.by()),
                    entry.action(),
                    entry.cronId().orElse(null),
                    entry.runId().orElse(null),
                    entry.certificationIds(),
                    entry.note().orElse(null));
        }
    }

    record Held(
            String idempotencyKey,
            UUID certificationId,
            UUID peerMentorId,
            LocalDate expiryDate,
            UUID runId,
            Instant plannedAt,
            boolean stillDue) {

        static Held of(HeldPause pause) {
            return new Held(
                    pause.key().value(),
                    pause.certificationId(),
                    pause.peerMentorId(),
                    pause.expiryDate(),
                    pause.runId(),
                    pause.plannedAt(),
                    pause.stillDue());
        }
    }
}
