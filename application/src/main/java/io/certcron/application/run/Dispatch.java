package io.certcron.application.run;

import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.MDC;

/** Sends what is due: the channels side by side, each with its own workers, so that none waits for another. */
final class Dispatch {

    private final RunPorts ports;
    private final DispatchSettings settings;
    private final Clock clock;
    private final RandomGenerator random;

    Dispatch(RunPorts ports, DispatchSettings settings, Clock clock, RandomGenerator random) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Works until every channel that the run covers has nothing left to send, is stopped, or the deadline is over. An
     * unexpected exception stops the channel of its worker, and is handed back when all have ended.
     *
     * @throws StorageException if a worker met it, after all workers have ended
     */
    Dispatched dispatch(OpenRun run, Deadline deadline, EventLog log) throws InterruptedException {
        Map<Channel, ChannelRun> channels = channelsOf(run, deadline, log);
        channels.keySet().forEach(ports.ledger()::rearm);
        Optional<Throwable> failure =
                work(channels.values().stream().flatMap(this::workersOf).toList());
        try {
            Map<Channel, ChannelOutcome> outcomes = new EnumMap<>(Channel.class);
            channels.forEach((channel, channelRun) -> outcomes.put(channel, outcomeOf(channelRun)));
            return new Dispatched(outcomes, failure);
        } catch (StorageException uncounted) {
            failure.ifPresent(uncounted::addSuppressed);
            throw uncounted;
        }
    }

    private Map<Channel, ChannelRun> channelsOf(OpenRun run, Deadline deadline, EventLog log) {
        Map<Channel, ChannelRun> channels = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            if (run.workflow().covers(channel)) {
                ChannelState state = new ChannelState(clock, settings.giveUpAfter());
                ChannelEvents events = new ChannelEvents(channel, log);
                channels.put(channel, new ChannelRun(run, channel, state, new ChannelTally(), events, deadline));
            }
        }
        return channels;
    }

    private Stream<Callable<Void>> workersOf(ChannelRun run) {
        Callable<Void> worker = () -> {
            MDC.put(EventLog.RUN_ID, run.open().runId().toString());
            try {
                workerOf(run).work();
                return null;
            } catch (RuntimeException | Error unexpected) {
                run.state().stop(ErrorCode.UNEXPECTED_EXCEPTION);
                throw unexpected;
            }
        };
        return Collections.nCopies(settings.workers(), worker).stream();
    }

    private ChannelWorker workerOf(ChannelRun run) {
        return new ChannelWorker(run, serviceOf(run.channel()), ports.ledger(), ports.sleeper(), settings, random);
    }

    private Function<ServiceBatch, BatchAnswer> serviceOf(Channel channel) {
        return switch (channel) {
            case REMINDER -> ports.reminders()::sendReminders;
            case AUTO_PAUSE -> ports.management()::autoPause;
        };
    }

    private static Optional<Throwable> work(List<Callable<Void>> workers) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(workers.size(), Dispatch::namedThread);
        try {
            List<Throwable> failures = new ArrayList<>();
            for (Future<Void> worker : threads.invokeAll(workers)) {
                failureOf(worker).ifPresent(failures::add);
            }
            return worst(failures);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<Throwable> failureOf(Future<Void> ended) throws InterruptedException {
        try {
            ended.get();
            return Optional.empty();
        } catch (ExecutionException failure) {
            return Optional.of(failure.getCause() == null ? failure : failure.getCause());
        }
    }

    /** The first one, which brings the others along as suppressed; one of the database goes before all others. */
    private static Optional<Throwable> worst(List<Throwable> failures) {
        Optional<Throwable> worst = failures.stream()
                .filter(StorageException.class::isInstance)
                .findFirst()
                .or(() -> failures.stream().findFirst());
        worst.ifPresent(
                shown -> failures.stream().filter(other -> other != shown).forEach(shown::addSuppressed));
        return worst;
    }

    private static Thread namedThread(Runnable worker) {
        return new Thread(worker, "certification-cron-dispatch");
    }

    private ChannelOutcome outcomeOf(ChannelRun run) {
        ChannelOutcome outcome = new ChannelOutcome(
                run.tally(),
                ports.ledger().backlog(run.channel(), run.open().businessDate()),
                run.state().stopReason());
        run.events().held(outcome.backlog().held());
        outcome.stopReason().ifPresent(reason -> run.events()
                .stopped(reason, outcome.backlog().open()));
        return outcome;
    }
}
