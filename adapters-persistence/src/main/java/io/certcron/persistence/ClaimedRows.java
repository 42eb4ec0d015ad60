package io.certcron.persistence;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.RejectedIntent;
import io.certcron.domain.Action;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The intents that a claim changed, in order of mentor and key, where not two claims were put together. */
record ClaimedRows(List<Row> rows) {

    record Row(ClaimedIntent intent, IntentStatus status, @Nullable String errorCode) {}

    static Row read(ResultSet row, StatementContext context) throws SQLException {
        int thresholdDays = row.getInt("threshold_days");
        ClaimedIntent intent = new ClaimedIntent(
                new IdempotencyKey(row.getString("idempotency_key")),
                row.getObject("certification_id", UUID.class),
                row.getObject("peer_mentor_id", UUID.class),
                row.getObject("expiry_date", LocalDate.class),
                thresholdDays == 0 ? new Action.AutoPause() : new Action.Reminder(thresholdDays),
                row.getInt("attempts"));
        return new Row(intent, IntentStatus.valueOf(row.getString("status")), row.getString("error_code"));
    }

    ClaimedRows and(ClaimedRows others) {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(others.rows);
        return new ClaimedRows(all);
    }

    int mentors() {
        return (int)
                rows.stream().map(row -> row.intent().peerMentorId()).distinct().count();
    }

    Optional<UUID> lastMentor() {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1).intent().peerMentorId());
    }

    ClaimedChunk toChunk(Claim claim) {
        return new ClaimedChunk(
                claim,
                with(IntentStatus.CLAIMED).map(Row::intent).toList(),
                with(IntentStatus.SKIPPED).count(),
                with(IntentStatus.REJECTED).map(ClaimedRows::rejected).toList());
    }

    private Stream<Row> with(IntentStatus status) {
        return rows.stream().filter(row -> row.status() == status);
    }

    private static RejectedIntent rejected(Row row) {
        ClaimedIntent intent = row.intent();
        ErrorCode reason = ErrorCode.valueOf(Objects.requireNonNull(row.errorCode(), "error_code"));
        return new RejectedIntent(intent.key(), intent.certificationId(), intent.peerMentorId(), reason);
    }
}
