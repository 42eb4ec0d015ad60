package io.certcron.persistence;

import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ClaimedPage;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.domain.Action;
import io.certcron.domain.Channel;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What became of the certifications of one page, summed up range by range. */
final class PageTally {

    /**
     * How many intents of one kind a range brought, or one that was claimed.
     *
     * @param seen how many certifications of the range were looked at
     * @param expiryDate with {@code certificationId}, the last of them
     * @param claimedMentorId the mentor of an intent that was claimed; {@code null} where intents are counted
     * @param status {@code null} where the range brought no intent
     */
    record Row(
            int seen,
            LocalDate expiryDate,
            UUID certificationId,
            @Nullable UUID claimedMentorId,
            int thresholdDays,
            @Nullable String status,
            long intents) {

        static Row read(ResultSet row, StatementContext context) throws SQLException {
            return new Row(
                    row.getInt("seen"),
                    row.getObject("expiry_date", LocalDate.class),
                    row.getObject("certification_id", UUID.class),
                    row.getObject("peer_mentor_id", UUID.class),
                    row.getInt("threshold_days"),
                    row.getString("status"),
                    row.getLong("intents"));
        }
    }

    /**
     * What goes to the run's tally.
     *
     * @param thresholdDays 0 for pauses and for what is superseded
     */
    record Count(String counter, int thresholdDays, long intents) {}

    private final Channel channel;
    private final Map<Integer, Long> planned = new HashMap<>();
    private final List<ClaimedIntent> claimed = new ArrayList<>();
    private Optional<PlanCursor> last = Optional.empty();
    private int room;
    private long superseded;

    PageTally(Channel channel, int pageSize) {
        this.channel = channel;
        this.room = pageSize;
    }

    /** How many certifications more may be looked at. */
    int room() {
        return room;
    }

    boolean isFull() {
        return room == 0;
    }

    void add(List<Row> rows) {
        boolean first = true;
        for (Row row : rows) {
            if (row.claimedMentorId() != null) {
                claimed.add(claimed(row, row.claimedMentorId()));
                continue;
            }
            if (first) {
                room -= row.seen();
                last = Optional.of(new PlanCursor(channel, row.expiryDate(), row.certificationId()));
                first = false;
            }
            if (row.status() != null) {
                count(row);
            }
        }
    }

    /** The last certification that was looked at. */
    Optional<PlanCursor> last() {
        return last;
    }

    List<Count> counts() {
        List<Count> counts = new ArrayList<>();
        planned.forEach((thresholdDays, intents) -> counts.add(new Count("PLANNED", thresholdDays, intents)));
        if (superseded > 0) {
            counts.add(new Count("SUPERSEDED", 0, superseded));
        }
        return counts;
    }

    ClaimedPage toClaimedPage() {
        return new ClaimedPage(new PlannedPage(planned, superseded, isFull() ? last : Optional.empty()), claimed);
    }

    private ClaimedIntent claimed(Row row, UUID mentorId) {
        Action action =
                channel == Channel.AUTO_PAUSE ? new Action.AutoPause() : new Action.Reminder(row.thresholdDays());
        return new ClaimedIntent(
                IdempotencyKey.of(action, row.certificationId(), row.expiryDate()),
                row.certificationId(),
                mentorId,
                row.expiryDate(),
                action,
                1);
    }

    private void count(Row row) {
        if (IntentStatus.SUPERSEDED.name().equals(row.status())) {
            superseded += row.intents();
        } else {
            planned.merge(row.thresholdDays(), row.intents(), Long::sum);
        }
    }
}
