package io.certcron.application.run;

import io.certcron.application.port.out.BatchAnswer;
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

    /** A worker that is told to stop notices it after so long, whatever the service asked for. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private final ChannelRun run;
    private final ChunkSupply supply;
    private final MoreWork moreWork;
    private final Function<ServiceBatch, BatchAnswer> service;
    private final Sleeper sleeper;
    private final Settling settling;

    ChannelWorker(
            ChannelRun run,
            ChunkSupply supply,
            MoreWork moreWork,
            Function<ServiceBatch, BatchAnswer> service,
            Sleeper sleeper,
            DispatchSettings settings,
            RandomGenerator random) {
        this.run = run;
        this.supply = supply;
        this.moreWork = moreWork;
        this.service = service;
        this.sleeper = sleeper;
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
                supply.awaitChangeAfter(seen, MoreWork.LOOK_AGAIN);
            } else if (!moreWork.find(seen)) {
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

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
