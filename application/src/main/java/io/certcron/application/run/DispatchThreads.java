package io.certcron.application.run;

import io.certcron.application.port.out.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets workers work side by side, each on a thread of its own. Used by one thread. */
final class DispatchThreads implements AutoCloseable {

    private final ExecutorService threads;
    private final List<Future<Void>> workers;

    private DispatchThreads(ExecutorService threads, List<Future<Void>> workers) {
        this.threads = threads;
        this.workers = workers;
    }

    static DispatchThreads start(List<Callable<Void>> workers) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, workers.size()), DispatchThreads::named);
        return new DispatchThreads(
                threads, workers.stream().map(threads::submit).toList());
    }

    /** Returns when all have ended, with the worst of what they threw. */
    Optional<Throwable> await() throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        for (Future<Void> worker : workers) {
            failureOf(worker).ifPresent(failures::add);
        }
        return worst(failures);
    }

    /** Interrupts those that have not ended. */
    @Override
    public void close() {
        threads.shutdownNow();
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

    private static Thread named(Runnable worker) {
        return new Thread(worker, "certification-cron-dispatch");
    }
}
