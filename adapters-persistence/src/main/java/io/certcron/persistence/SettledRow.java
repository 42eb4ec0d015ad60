package io.certcron.persistence;

import io.certcron.application.port.out.Settlement;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a settlement changes in the intent's row.
 *
 * @param counter what it is counted as for the run; {@code null} where it is not settled
 * @param sent whether the attempt counts; otherwise the row gets back what it held before the claim
 * @param delayMillis how long a pending one waits; {@code null} for the next run
 */
record SettledRow(
        IdempotencyKey idempotencyKey,
        IntentStatus status,
        @Nullable String counter,
        boolean sent,
        @Nullable Long delayMillis,
        @Nullable String errorCode,
        @Nullable Integer httpStatus) {

    static SettledRow of(Settlement settlement) {
        if (settlement instanceof Settlement.Done done) {
            return new SettledRow(
                    done.key(), IntentStatus.DONE, done.before() ? "DONE_BEFORE" : "DONE", true, null, null, null);
        }
        if (settlement instanceof Settlement.Rejected rejected) {
            return new SettledRow(
                    rejected.key(),
                    IntentStatus.REJECTED,
                    "REJECTED",
                    true,
                    null,
                    rejected.errorCode(),
                    boxed(rejected.httpStatus()));
        }
        if (settlement instanceof Settlement.Retry retry) {
            long delayMillis = retry.delay().toMillis();
            return new SettledRow(
                    retry.key(),
                    IntentStatus.PENDING,
                    null,
                    true,
                    delayMillis,
                    retry.errorCode(),
                    boxed(retry.httpStatus()));
        }
        if (settlement instanceof Settlement.NextRun nextRun) {
            return new SettledRow(
                    nextRun.key(),
                    IntentStatus.PENDING,
                    null,
                    true,
                    null,
                    nextRun.errorCode(),
                    boxed(nextRun.httpStatus()));
        }
        return new SettledRow(settlement.key(), IntentStatus.PENDING, null, false, null, null, null);
    }

    String key() {
        return idempotencyKey.value();
    }

    /** The second part of the key. */
    UUID certificationId() {
        return UUID.fromString(key().split(":", -1)[1]);
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
