package io.certcron.application.run;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.port.out.Sleeper;
import io.certcron.application.run.RunTimes.Phase;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Takes a chunk, sends it, settles it, and again, until the channel has nothing left that can be sent in this run. Any
 * number of workers in any number of processes do this side by side.
 */
final class ChannelWorker {

    /** How often a worker looks again while others still hold intents: they may finish early, or die. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(10);

    /** A worker that is told to stop notices it after so long, whatever the service asked for. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private final ChannelRun run;
    private final ChunkSupply supply;
    private final Function<ServiceBatch, BatchAnswer> service;
    private final IntentLedger ledger;
    private final Sleeper sleeper;
    private final DispatchSettings settings;
    private final Settling settling;

    ChannelWorker(
            ChannelRun run,
            ChunkSupply supply,
            Function<ServiceBatch, BatchAnswer> service,
            IntentLedger ledger,
            Sleeper sleeper,
            DispatchSettings settings,
            RandomGenerator random) {
        this.run = run;
        this.supply = supply;
        this.service = service;
        this.ledger = ledger;
        this.sleeper = sleeper;
        this.settings = settings;
        this.settling = new Settling(settings, settings.redeliveryOn(run.scope().channel()), random);
    }

    void work() throws InterruptedException {
        while (!run.deadline().isOver() && run.state().stopReason().isEmpty()) {
            Duration heldBack = run.state().holdBackFor();
            if (!heldBack.isZero()) {
                sleeper.sleep(run.deadline().atMost(shorter(heldBack, LONGEST_SLEEP)));
                continue;
            }
            long seen = supply.changes();
            Optional<Chunk> chunk = supply.take();
            if (chunk.isPresent()) {
                sendAndSettle(chunk.get());
            } else if (supply.isPlanning()) {
                supply.awaitChangeAfter(seen, LOOK_AGAIN);
            } else if (!supply.claim() && !waitForMore(seen)) {
                return;
            }
        }
    }

    private void sendAndSettle(Chunk chunk) throws InterruptedException {
        BatchAnswer answer = send(chunk);
        supply.settle(chunk, settling.settle(chunk.intents(), answer));
        learnFrom(answer);
    }

    private BatchAnswer send(Chunk chunk) {
        ServiceBatch batch = new ServiceBatch(run.scope().runId(), run.scope().businessDate(), chunk.intents());
        try {
            BatchAnswer answer = run.times().time(Phase.SEND, () -> service.apply(batch));
            run.events().answered(chunk.intents(), answer);
            return answer;
        } catch (RuntimeException | Error unexpected) {
            supply.failed();
            throw unexpected;
        }
    }

    private void learnFrom(BatchAnswer answer) {
        if (answer instanceof BatchAnswer.HeldBack heldBack) {
            run.state().heldBack(heldBack.retryAfter());
        } else if (answer instanceof BatchAnswer.ChannelBroken broken) {
            run.state().stop(broken.errorCode());
        } else if (!(answer instanceof BatchAnswer.Unavailable)) {
            run.state().answered();
        }
    }

    private boolean waitForMore(long seen) throws InterruptedException {
        if (supply.isAnyUnderWay()) {
            supply.awaitChangeAfter(seen, LOOK_AGAIN);
            return true;
        }
        Optional<Duration> wait = ledger.untilClaimable(run.scope());
        if (wait.isEmpty() || wait.get().compareTo(settings.patience()) > 0) {
            return false;
        }
        sleeper.sleep(run.deadline().atMost(between(SHORTEST_WAIT, wait.get(), LOOK_AGAIN)));
        return true;
    }

    private static Duration between(Duration least, Duration wait, Duration most) {
        return wait.compareTo(least) < 0 ? least : shorter(wait, most);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
