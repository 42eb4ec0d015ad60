package io.certcron.persistence;

import io.certcron.domain.ErrorCode;
import io.certcron.domain.PauseResult;
import io.certcron.domain.ReminderResult;
import org.jspecify.annotations.Nullable;

/**
 * How one channel of a run ended, as the run's row holds it. Public members, as Jdbi reads them by reflection.
 *
 * @param outcome one of {@code not_covered}, {@code finished}, {@code held}, {@code unfinished} and {@code stopped}
 * @param open how many intents are left for a later run
 * @param stoppedBy the error code that stopped the channel
 */
public record ChannelEnd(String outcome, long open, @Nullable ErrorCode stoppedBy) {

    static ChannelEnd of(ReminderResult result) {
        if (result instanceof ReminderResult.Stopped stopped) {
            return new ChannelEnd("stopped", stopped.open(), stopped.reason());
        }
        if (result instanceof ReminderResult.Unfinished unfinished) {
            return new ChannelEnd("unfinished", unfinished.open(), null);
        }
        return new ChannelEnd(result instanceof ReminderResult.Finished ? "finished" : "not_covered", 0, null);
    }

    static ChannelEnd of(PauseResult result) {
        if (result instanceof PauseResult.Stopped stopped) {
            return new ChannelEnd("stopped", stopped.open(), stopped.reason());
        }
        if (result instanceof PauseResult.Unfinished unfinished) {
            return new ChannelEnd("unfinished", unfinished.open(), null);
        }
        if (result instanceof PauseResult.Held held) {
            return new ChannelEnd("held", held.open(), null);
        }
        return new ChannelEnd(result instanceof PauseResult.Finished ? "finished" : "not_covered", 0, null);
    }
}
