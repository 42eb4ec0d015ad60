package io.certcron.application.run;

import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.Sleeper;
import io.certcron.domain.ErrorCode;
import java.time.Duration;
import java.util.Optional;

/**
 * Where workers of a channel go that have nothing to send. One of them asks the ledger for all, and waits for all: each
 * answer costs it a look through all that the channel has unsettled. Made for the workers that start together; thread-safe.
 */
final class MoreWork {

    /** How often a worker looks again while others still hold intents: they may finish early, or die. */
    static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(10);

    private final ChannelRun run;
    private final ChunkSupply supply;
    private final IntentLedger ledger;
    private final Sleeper sleeper;
    private final Duration patience;
    private boolean waiting;
    private boolean over;

    /** @param patience the longest that is waited for what can't be claimed yet */
    MoreWork(ChannelRun run, ChunkSupply supply, IntentLedger ledger, Sleeper sleeper, Duration patience) {
        this.run = run;
        this.supply = supply;
        this.ledger = ledger;
        this.sleeper = sleeper;
        this.patience = patience;
    }

    /**
     * Claims from the ledger, or waits until that makes sense.
     *
     * @param seen how often anything had changed when the worker found nothing to send
     * @return false where nothing is left to do in this run, now and for every worker who asks later
     */
    boolean find(long seen) throws InterruptedException {
        Optional<Duration> wait;
        synchronized (this) {
            if (over) {
                return false;
            }
            if (!waiting && supply.claim()) {
                return true;
            }
            wait = waiting || supply.isAnyUnderWay() ? Optional.empty() : untilClaimable();
            if (over) {
                return false;
            }
            waiting |= wait.isPresent();
        }
        if (wait.isPresent()) {
            waitForAll(wait.get());
        } else {
            supply.awaitChangeAfter(seen, LOOK_AGAIN);
        }
        return true;
    }

    private void waitForAll(Duration wait) throws InterruptedException {
        try {
            sleeper.sleep(run.deadline().atMost(wait));
        } finally {
            synchronized (this) {
                waiting = false;
            }
        }
    }

    /** A failure stops the channel before the next worker gets here: those who wait must not meet it one after the other. */
    private Optional<Duration> untilClaimable() {
        try {
            Optional<Duration> wait = ledger.untilClaimable(run.scope()).filter(left -> left.compareTo(patience) <= 0);
            over = wait.isEmpty();
            return wait.map(left -> between(SHORTEST_WAIT, left, LOOK_AGAIN));
        } catch (RuntimeException | Error failure) {
            run.state().stop(ErrorCode.UNEXPECTED_EXCEPTION);
            throw failure;
        }
    }

    private static Duration between(Duration least, Duration wait, Duration most) {
        if (wait.compareTo(least) < 0) {
            return least;
        }
        return wait.compareTo(most) < 0 ? wait : most;
    }
}
