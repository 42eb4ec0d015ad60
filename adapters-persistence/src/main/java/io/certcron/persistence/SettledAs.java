package io.certcron.persistence;

import io.certcron.application.port.out.Settlement;
import io.certcron.domain.IntentStatus;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a settlement changes in an intent's row.
 *
 * @param counter what it is counted as for the run; {@code null} where it is not settled
 * @param sent whether the attempt counts; otherwise the row gets back what it held before the claim
 * @param delayMillis how long a pending one waits; {@code null} for the next run
 */
record SettledAs(
        IntentStatus status,
        @Nullable String counter,
        boolean sent,
        @Nullable Long delayMillis,
        @Nullable String errorCode,
        @Nullable Integer httpStatus) {

    static SettledAs of(Settlement settlement) {
        if (settlement instanceof Settlement.Done done) {
            return new SettledAs(IntentStatus.DONE, done.before() ? "DONE_BEFORE" : "DONE", true, null, null, null);
        }
        if (settlement instanceof Settlement.Rejected rejected) {
            return new SettledAs(
                    IntentStatus.REJECTED, "REJECTED", true, null, rejected.errorCode(), boxed(rejected.httpStatus()));
        }
        if (settlement instanceof Settlement.Retry retry) {
            long delayMillis = retry.delay().toMillis();
            return new SettledAs(
                    IntentStatus.PENDING, null, true, delayMillis, retry.errorCode(), boxed(retry.httpStatus()));
        }
        if (settlement instanceof Settlement.NextRun nextRun) {
            return new SettledAs(
                    IntentStatus.PENDING, null, true, null, nextRun.errorCode(), boxed(nextRun.httpStatus()));
        }
        return new SettledAs(IntentStatus.PENDING, null, false, null, null, null);
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
