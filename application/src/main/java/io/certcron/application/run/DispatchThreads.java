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

/** Lets workers work side by side, each on a thread of its own. */
final class DispatchThreads {

    private DispatchThreads() {}

    /** Returns when all have ended, with the worst of what they threw. */
    static Optional<Throwable> run(List<Callable<Void>> workers) throws InterruptedException {
        if (workers.isEmpty()) {
            return Optional.empty();
        }
        ExecutorService threads = Executors.newFixedThreadPool(workers.size(), DispatchThreads::named);
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

    private static Thread named(Runnable worker) {
        return new Thread(worker, "certification-cron-dispatch");
    }
}
