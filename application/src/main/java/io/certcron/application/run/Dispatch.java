package io.certcron.application.run;

import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.DispatchScope;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunInProgress;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.port.out.StorageException;
import io.certcron.application.run.RunTimes.Phase;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.MDC;

/** Sends what is due: the channels side by side, each with its own workers, so that none waits for another. */
final class Dispatch {

    /** How often a node that helps looks for something to send, while there is nothing. */
    private static final Duration LOOK_FOR_WORK = Duration.ofSeconds(1);

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
    Dispatched dispatch(OpenRun run, Deadline deadline, RunTimes times, EventLog log) throws InterruptedException {
        long start = System.nanoTime();
        Map<Channel, ChannelRun> channels = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            if (run.workflow().covers(channel)) {
                ports.ledger().rearm(run, channel);
                channels.put(channel, channelRun(run.runId(), channel, run.businessDate(), times, deadline, log));
            }
        }
        Optional<Throwable> failure = DispatchThreads.run(workersOf(channels.values()));
        try {
            Map<Channel, ChannelOutcome> outcomes = new EnumMap<>(Channel.class);
            channels.forEach((channel, channelRun) -> outcomes.put(channel, outcomeOf(channelRun)));
            times.add(Phase.DISPATCH, start);
            return new Dispatched(outcomes, failure);
        } catch (StorageException uncounted) {
            failure.ifPresent(uncounted::addSuppressed);
            throw uncounted;
        }
    }

    /**
     * Joins the dispatch of a run that another node owns, until the deadline is over.
     *
     * @return what a worker threw, which ended the help
     */
    Optional<Throwable> help(RunInProgress run, Deadline deadline, EventLog log) throws InterruptedException {
        List<ChannelRun> channels = Stream.of(Channel.values())
                .filter(run.workflow()::covers)
                .map(channel -> channelRun(run.runId(), channel, run.businessDate(), new RunTimes(), deadline, log))
                .toList();
        while (!deadline.isOver()) {
            Optional<Throwable> failure = DispatchThreads.run(
                    workersOf(channels.stream().filter(this::hasWork).toList()));
            if (failure.isPresent()) {
                return failure;
            }
            ports.sleeper().sleep(LOOK_FOR_WORK);
        }
        return Optional.empty();
    }

    private boolean hasWork(ChannelRun run) {
        return run.state().stopReason().isEmpty()
                && ports.ledger()
                        .untilClaimable(run.scope())
                        .filter(Duration::isZero)
                        .isPresent();
    }

    private ChannelRun channelRun(
            UUID runId, Channel channel, LocalDate businessDate, RunTimes times, Deadline deadline, EventLog log) {
        return new ChannelRun(
                new DispatchScope(runId, channel, businessDate),
                new ChannelState(clock, settings.giveUpAfter()),
                new ChannelEvents(channel, log),
                times,
                deadline);
    }

    private List<Callable<Void>> workersOf(Collection<ChannelRun> channels) {
        return channels.stream().flatMap(this::workersOf).toList();
    }

    private Stream<Callable<Void>> workersOf(ChannelRun run) {
        Callable<Void> worker = () -> {
            MDC.put(EventLog.RUN_ID, run.scope().runId().toString());
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
        return new ChannelWorker(
                run, serviceOf(run.scope().channel()), ports.ledger(), ports.sleeper(), settings, random);
    }

    private Function<ServiceBatch, BatchAnswer> serviceOf(Channel channel) {
        return switch (channel) {
            case REMINDER -> ports.reminders()::sendReminders;
            case AUTO_PAUSE -> ports.management()::autoPause;
        };
    }

    private ChannelOutcome outcomeOf(ChannelRun run) {
        DispatchScope scope = run.scope();
        ChannelOutcome outcome = new ChannelOutcome(
                ports.ledger().backlog(scope.channel(), scope.businessDate()),
                run.state().stopReason());
        run.events().held(outcome.backlog().held());
        outcome.stopReason().ifPresent(reason -> run.events()
                .stopped(reason, outcome.backlog().open()));
        return outcome;
    }
}
