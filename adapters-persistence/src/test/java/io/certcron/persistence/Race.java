package io.certcron.persistence;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Runs the same thing on several threads that start together. */
final class Race {

    /** Far longer than any takes, so that a deadlock fails the test instead of hanging the build. */
    private static final long PATIENCE_SECONDS = 120;

    private Race() {}

    /** What each of the threads returned. */
    static <T> List<T> between(int threads, Callable<T> course) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> racers = Stream.generate(() -> pool.submit(() -> {
                        start.await();
                        return course.call();
                    }))
                    .limit(threads)
                    .toList();
            return racers.stream().map(Race::finish).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T finish(Future<T> racer) {
        try {
            return racer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError("A thread did not come through", e);
        }
    }
}
