package io.certcron.application.run;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.port.out.Settlement;
import io.certcron.application.port.out.Sleeper;
import io.certcron.application.run.RunTimes.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Claims a chunk, sends it, settles it, and again, until the channel has nothing left that can be sent in this run. Any
 * number of workers in any number of processes do this side by side.
 */
final class ChannelWorker {

    /** How often a worker looks again while others still hold intents: they may finish early, or die. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(10);

    private final ChannelRun run;
    private final Function<ServiceBatch, BatchAnswer> service;
    private final IntentLedger ledger;
    private final Sleeper sleeper;
    private final DispatchSettings settings;
    private final Settling settling;
    private final UUID worker = UUID.randomUUID();

    ChannelWorker(
            ChannelRun run,
            Function<ServiceBatch, BatchAnswer> service,
            IntentLedger ledger,
            Sleeper sleeper,
            DispatchSettings settings,
            RandomGenerator random) {
        this.run = run;
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
                sleeper.sleep(run.deadline().atMost(heldBack));
            } else if (!workOnOneChunk() && !waitForMore()) {
                return;
            }
        }
    }

    private boolean workOnOneChunk() {
        long start = System.nanoTime();
        ClaimedChunk chunk = run.times().time(Phase.CLAIM, () -> ledger.claim(claimRequest()));
        chunk.rejected().forEach(run.events()::gaveUp);
        if (run.deadline().isOver()) {
            giveBack(chunk);
        } else if (!chunk.intents().isEmpty()) {
            sendAndSettle(chunk);
            run.times().chunkSettled(start);
        }
        return !chunk.isEmpty();
    }

    private void giveBack(ClaimedChunk chunk) {
        List<Settlement> unsent = chunk.intents().stream()
                .<Settlement>map(intent -> new Settlement.Release(intent.key()))
                .toList();
        ledger.settle(chunk.claim(), unsent);
    }

    private void sendAndSettle(ClaimedChunk chunk) {
        ServiceBatch batch = new ServiceBatch(run.scope().runId(), run.scope().businessDate(), chunk.intents());
        BatchAnswer answer = run.times().time(Phase.SEND, () -> service.apply(batch));
        run.events().answered(chunk.intents(), answer);
        List<Settlement> settlements = settling.settle(chunk.intents(), answer);
        int settled = run.times().time(Phase.SETTLE, () -> ledger.settle(chunk.claim(), settlements));
        if (settled == settlements.size()) {
            run.events().gaveUp(chunk.intents(), settlements);
        } else {
            run.events().leaseLost(chunk.intents(), settled);
        }
        learnFrom(answer);
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

    private boolean waitForMore() throws InterruptedException {
        Optional<Duration> wait = ledger.untilClaimable(run.scope());
        if (wait.isEmpty() || wait.get().compareTo(settings.patience()) > 0) {
            return false;
        }
        sleeper.sleep(run.deadline().atMost(between(SHORTEST_WAIT, wait.get(), LOOK_AGAIN)));
        return true;
    }

    private static Duration between(Duration least, Duration wait, Duration most) {
        if (wait.compareTo(least) < 0) {
            return least;
        }
        return wait.compareTo(most) > 0 ? most : wait;
    }

    private ClaimRequest claimRequest() {
        return new ClaimRequest(
                run.scope(),
                worker,
                settings.chunkMentors(),
                settings.lease(),
                settings.attemptsInAll(),
                settings.redeliveryOn(run.scope().channel()));
    }
}
