package io.certcron.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the same thing in several threads that start together. */
final class Racers {

    /** Far longer than any rule takes, so that a deadlock fails the test instead of hanging the build. */
    private static final long PATIENCE_SECONDS = 60;

    private Racers() {}

    /** What each of the threads returned. */
    static <T> List<T> race(int threads, Callable<T> course) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> racers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                racers.add(pool.submit(() -> {
                    start.await();
                    return course.call();
                }));
            }
            return racers.stream().map(Racers::finish).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T finish(Future<T> racer) {
        try {
            return racer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException failure) {
            throw new AssertionError("A caller did not come through: " + failure, failure);
        }
    }
}
