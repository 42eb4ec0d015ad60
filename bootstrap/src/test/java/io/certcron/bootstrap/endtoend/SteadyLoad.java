package io.certcron.bootstrap.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * So many requests a second, each at its appointed time whether or not the one before was answered; how long one took is
 * counted from that time.
 */
final class SteadyLoad {

    /** Of all requests. */
    record Figures(int requests, int failures, Duration median, Duration p99, Duration longest) {

        @Override
        public String toString() {
            return "%d requests, %d failed, median %.1f ms, p99 %.1f ms, longest %.1f ms"
                    .formatted(requests, failures, millis(median), millis(p99), millis(longest));
        }

        private static double millis(Duration duration) {
            return duration.toNanos() / 1e6;
        }
    }

    private static final int CALLERS = 32;

    private final List<HttpRequest> requests;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private SteadyLoad(List<HttpRequest> requests) {
        this.requests = requests;
    }

    /** Each in turn. */
    static SteadyLoad of(HttpRequest... requests) {
        return new SteadyLoad(List.of(requests));
    }

    static HttpRequest get(URI address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10));
        return (headers.length == 0 ? request : request.headers(headers)).GET().build();
    }

    /** Sends them on the calling thread and others, and returns when all are answered. */
    Figures run(int perSecond, Duration duration) throws InterruptedException, ExecutionException {
        int count = (int) (perSecond * duration.toSeconds());
        long[] nanos = new long[count];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        long start = System.nanoTime();
        Callable<Void> caller = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                long appointed = start + i * 1_000_000_000L / perSecond;
                for (long left = appointed - System.nanoTime(); left > 0; left = appointed - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                if (!isAnswered(requests.get(i % requests.size()))) {
                    failures.incrementAndGet();
                }
                nanos[i] = System.nanoTime() - appointed;
            }
            return null;
        };
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            for (Future<Void> each : callers.invokeAll(
                    IntStream.range(0, CALLERS).mapToObj(i -> caller).toList())) {
                each.get();
            }
        } finally {
            callers.shutdownNow();
        }
        Arrays.sort(nanos);
        return new Figures(
                count,
                failures.get(),
                Duration.ofNanos(nanos[count / 2]),
                Duration.ofNanos(nanos[count * 99 / 100]),
                Duration.ofNanos(nanos[count - 1]));
    }

    private boolean isAnswered(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException failure) {
            return false;
        }
    }
}
