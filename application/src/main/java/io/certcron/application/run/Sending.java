package io.certcron.application.run;

import io.certcron.application.port.out.DispatchScope;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.StorageException;
import io.certcron.application.run.RunTimes.Phase;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The dispatch of a run while it lasts: it begins beside planning, and is finished after it. Closing what was not finished
 * ends it early: what is under way is settled, and the rest is given back. Used by one thread.
 */
final class Sending implements AutoCloseable {

    private final Map<Channel, ChannelDispatch> channels;
    private final DispatchThreads threads;
    private final IntentLedger ledger;
    private final RunTimes times;
    private boolean finished;
    private boolean databaseFailed;

    Sending(Map<Channel, ChannelDispatch> channels, DispatchThreads threads, IntentLedger ledger, RunTimes times) {
        this.channels = channels;
        this.threads = threads;
        this.ledger = ledger;
        this.times = times;
    }

    /** Where the workers of a channel, which the run has to cover, get their chunks from. */
    ChunkSupply supplyOf(Channel channel) {
        return Objects.requireNonNull(channels.get(channel), "channel").supply();
    }

    /**
     * Works until every channel that the run covers has nothing left to send, is stopped, or the deadline is over. An
     * unexpected exception stops the channel of its worker, and is handed back when all have ended.
     *
     * @throws StorageException if a worker met it, after all workers have ended
     */
    Dispatched finish() throws InterruptedException {
        long start = System.nanoTime();
        Optional<Throwable> failure = await();
        try {
            Map<Channel, ChannelOutcome> outcomes = new EnumMap<>(Channel.class);
            channels.forEach((channel, dispatch) -> outcomes.put(channel, outcomeOf(dispatch.run())));
            times.add(Phase.DISPATCH, start);
            return new Dispatched(outcomes, failure);
        } catch (StorageException uncounted) {
            failure.ifPresent(uncounted::addSuppressed);
            throw uncounted;
        }
    }

    /** What is not sent is left to the leases: the database that failed must not be asked for more. */
    void databaseFailed() {
        databaseFailed = true;
    }

    @Override
    public void close() throws InterruptedException {
        try {
            if (!finished) {
                channels.values().forEach(channel -> channel.run().state().stop(ErrorCode.UNEXPECTED_EXCEPTION));
                await();
            }
        } finally {
            threads.close();
        }
    }

    private Optional<Throwable> await() throws InterruptedException {
        channels.values().forEach(channel -> channel.supply().planningEnded());
        finished = true;
        Optional<Throwable> failure = threads.await();
        return databaseFailed
                ? failure
                : giveBack(
                        channels.values().stream().map(ChannelDispatch::supply).toList(), failure);
    }

    /**
     * Gives back what nobody will send any more, unless the database has failed: it must not be asked for more.
     *
     * @return the failure, or that of the database which came to it
     */
    static Optional<Throwable> giveBack(List<ChunkSupply> supplies, Optional<Throwable> failure) {
        if (failure.filter(StorageException.class::isInstance).isPresent()) {
            return failure;
        }
        try {
            supplies.forEach(ChunkSupply::giveBackAll);
            return failure;
        } catch (StorageException notGivenBack) {
            failure.ifPresent(notGivenBack::addSuppressed);
            return Optional.of(notGivenBack);
        }
    }

    private ChannelOutcome outcomeOf(ChannelRun run) {
        DispatchScope scope = run.scope();
        ChannelOutcome outcome = new ChannelOutcome(
                ledger.backlog(scope.channel(), scope.businessDate()),
                run.state().stopReason());
        run.events().held(outcome.backlog().held());
        outcome.stopReason().ifPresent(reason -> run.events()
                .stopped(reason, outcome.backlog().open()));
        return outcome;
    }
}
