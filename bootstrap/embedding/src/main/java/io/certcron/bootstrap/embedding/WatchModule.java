package io.certcron.bootstrap.embedding;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.certcron.application.log.EventLog;
import io.certcron.application.operations.ProblemKeeper;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.out.RunProblems;
import io.certcron.bootstrap.wiring.ServiceTimers;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Who watches an embedded job: the embedder's hooks, its logging, and the problems kept beside each run. */
final class WatchModule extends AbstractModule {

    private final List<RunListener> listeners;

    WatchModule(List<RunListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    protected void configure() {
        bind(ServiceTimers.class).toInstance(ServiceTimers.NONE);
    }

    @Provides
    @Singleton
    ProblemKeeper problemKeeper(RunProblems problems, Clock clock) {
        return new ProblemKeeper(problems, clock);
    }

    @Provides
    @Singleton
    EventLog eventLog(ProblemKeeper problems) {
        return new EventLog(problems);
    }

    @Provides
    @Singleton
    List<RunListener> listeners(ProblemKeeper problems) {
        return Stream.concat(listeners.stream(), Stream.of(problems)).toList();
    }
}
