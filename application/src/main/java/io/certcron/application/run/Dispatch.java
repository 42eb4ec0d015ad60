package io.certcron.application.run;

import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.DispatchScope;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunInProgress;
import io.certcron.application.port.out.ServiceBatch;
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
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** Begins to send what a run's planning brings. */
    Sending begin(OpenRun run, Deadline deadline, RunTimes times, EventLog log) {
        Map<Channel, ChannelDispatch> channels = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            if (run.workflow().covers(channel)) {
                ChannelDispatch each = channel(run.runId(), channel, run.businessDate(), times, deadline, log);
                each.supply().planningBegins();
                channels.put(channel, each);
            }
        }
        return new Sending(channels, DispatchThreads.start(workersOf(channels.values())), ports.ledger(), times);
    }

    /**
     * Joins the dispatch of a run that another node owns, until the deadline is over.
     *
     * @return what a worker threw, which ended the help
     */
    Optional<Throwable> help(RunInProgress run, Deadline deadline, EventLog log) throws InterruptedException {
        List<ChannelDispatch> channels = Stream.of(Channel.values())
                .filter(run.workflow()::covers)
                .map(channel -> channel(run.runId(), channel, run.businessDate(), new RunTimes(), deadline, log))
                .toList();
        AtomicBoolean failed = new AtomicBoolean();
        List<Callable<Void>> helpers = channels.stream()
                .<Callable<Void>>map(channel -> () -> {
                    try {
                        help(channel, deadline, failed);
                        return null;
                    } catch (Exception | Error unexpected) {
                        failed.set(true);
                        throw unexpected;
                    }
                })
                .toList();
        try (DispatchThreads threads = DispatchThreads.start(helpers)) {
            return threads.await();
        }
    }

    /** Each channel by itself: one whose service is slow must not keep the other from being helped. */
    private void help(ChannelDispatch channel, Deadline deadline, AtomicBoolean failed) throws Exception {
        while (!deadline.isOver() && !failed.get()) {
            if (hasWork(channel)) {
                helpWith(channel);
            }
            ports.sleeper().sleep(LOOK_FOR_WORK);
        }
    }

    private void helpWith(ChannelDispatch channel) throws Exception {
        try (DispatchThreads threads = DispatchThreads.start(workersOf(List.of(channel)))) {
            Optional<Throwable> failure = Sending.giveBack(List.of(channel.supply()), threads.await());
            if (failure.isPresent() && failure.get() instanceof Error error) {
                throw error;
            }
            if (failure.isPresent() && failure.get() instanceof Exception exception) {
                throw exception;
            }
        }
    }

    private boolean hasWork(ChannelDispatch channel) {
        ChannelRun run = channel.run();
        return run.state().stopReason().isEmpty()
                && ports.ledger()
                        .untilClaimable(run.scope())
                        .filter(Duration::isZero)
                        .isPresent();
    }

    private ChannelDispatch channel(
            UUID runId, Channel channel, LocalDate businessDate, RunTimes times, Deadline deadline, EventLog log) {
        ChannelRun run = new ChannelRun(
                new DispatchScope(runId, channel, businessDate),
                new ChannelState(clock, settings.giveUpAfter()),
                new ChannelEvents(channel, log),
                times,
                deadline);
        return new ChannelDispatch(run, new ChunkSupply(run, ports.ledger(), settings, clock));
    }

    private List<Callable<Void>> workersOf(Collection<ChannelDispatch> channels) {
        return channels.stream().flatMap(this::workersOf).toList();
    }

    private Stream<Callable<Void>> workersOf(ChannelDispatch channel) {
        ChannelRun run = channel.run();
        MoreWork moreWork = new MoreWork(run, channel.supply(), ports.ledger(), ports.sleeper(), settings.patience());
        Callable<Void> worker = () -> {
            MDC.put(EventLog.RUN_ID, run.scope().runId().toString());
            try {
                workerOf(channel, moreWork).work();
                return null;
            } catch (RuntimeException | Error unexpected) {
                run.state().stop(ErrorCode.UNEXPECTED_EXCEPTION);
                throw unexpected;
            }
        };
        return Collections.nCopies(settings.workers(), worker).stream();
    }

    private ChannelWorker workerOf(ChannelDispatch channel, MoreWork moreWork) {
        ChannelRun run = channel.run();
        return new ChannelWorker(
                run, channel.supply(), moreWork, serviceOf(run.scope().channel()), ports.sleeper(), settings, random);
    }

    private Function<ServiceBatch, BatchAnswer> serviceOf(Channel channel) {
        return switch (channel) {
            case REMINDER -> ports.reminders()::sendReminders;
            case AUTO_PAUSE -> ports.management()::autoPause;
        };
    }
}
