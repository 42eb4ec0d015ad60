package io.certcron.http.alert;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import io.certcron.http.client.HttpClients;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends alerts, one after another, on a thread of its own that ends when there is nothing to do. Nobody waits for it before the end of the
 * process; what can't be delivered is logged and forgotten. Thread-safe.
 */
public final class AlertDelivery implements AutoCloseable {

    /** Between two tries the wait grows by this. */
    private static final double WAIT_FACTOR = 4;

    private static final long IDLE_SECONDS = 10;

    private final OkHttpClient client;
    private final EventLog log;
    private final DeliverySettings settings;
    private final FailsafeExecutor<Attempt> retries;
    private final ThreadPoolExecutor thread;
    private final AtomicInteger undelivered = new AtomicInteger();
    private volatile boolean abandoned;

    /**
     * @param clients close them after this
     * @param log is told of alerts that were not delivered, never of their addresses
     */
    public AlertDelivery(HttpClients clients, EventLog log) {
        this(clients, log, DeliverySettings.STANDARD);
    }

    AlertDelivery(HttpClients clients, EventLog log, DeliverySettings settings) {
        this.client = clients.clientWithin(settings.perTry());
        this.log = log;
        this.settings = settings;
        this.retries = Failsafe.with(RetryPolicy.<Attempt>builder()
                .handleResultIf(Attempt::mayBeRepeated)
                .withMaxAttempts(settings.tries())
                .withBackoff(settings.firstWait(), settings.firstWait().multipliedBy(100), WAIT_FACTOR)
                .build());
        this.thread = newThread(settings.queue());
    }

    /** Queues the alert and returns at once. One that finds no room is dropped. */
    void deliver(Alert alert) {
        undelivered.incrementAndGet();
        thread.execute(new Delivery(alert));
    }

    /** Waits for what is queued, though not for long, and takes nothing more. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            abandoned = !thread.awaitTermination(settings.atEnd().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            abandoned = true;
            Thread.currentThread().interrupt();
        }
        if (abandoned) {
            abandon();
        }
    }

    private void abandon() {
        thread.shutdownNow();
        log.logEvent(
                Severity.WARN,
                ErrorCode.ALERT_NOT_DELIVERED,
                "The process ends with alerts that could not be delivered in time",
                EventContext.NONE.count("alert_count", undelivered.get()));
    }

    private void attempt(Alert alert) {
        Attempt last = retries.get(() -> send(alert));
        if (last.end() != Attempt.End.DELIVERED && !abandoned) {
            tell(alert, last);
        }
    }

    private Attempt send(Alert alert) {
        Request request = new Request.Builder()
                .url(alert.url())
                .header("User-Agent", "certification-cron")
                .post(alert.body())
                .build();
        try (Response response = client.newCall(request).execute()) {
            return Attempt.answered(response.code());
        } catch (IOException failure) {
            return Attempt.failed(failure);
        }
    }

    private void tell(Alert alert, Attempt last) {
        log.forRun(alert.runId())
                .logEvent(
                        Severity.WARN,
                        ErrorCode.ALERT_NOT_DELIVERED,
                        "An alert could not be delivered",
                        EventContext.NONE
                                .code("alert", alert.kind().name())
                                .code("reason", last.end().name())
                                .httpStatus(last.httpStatus()));
    }

    private void drop(Runnable task) {
        undelivered.decrementAndGet();
        if (task instanceof Delivery delivery) {
            log.forRun(delivery.alert.runId())
                    .logEvent(
                            Severity.WARN,
                            ErrorCode.ALERT_NOT_DELIVERED,
                            "An alert was dropped, as too many wait or the process ends",
                            EventContext.NONE
                                    .code("alert", delivery.alert.kind().name())
                                    .count("waiting_count", undelivered.get()));
        }
    }

    private ThreadPoolExecutor newThread(int queue) {
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                task -> {
                    Thread daemon = new Thread(task, "certification-cron-alerts");
                    daemon.setDaemon(true);
                    return daemon;
                },
                (task, full) -> drop(task));
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    private final class Delivery implements Runnable {

        private final Alert alert;

        Delivery(Alert alert) {
            this.alert = alert;
        }

        @Override
        public void run() {
            try {
                attempt(alert);
            } catch (RuntimeException unexpected) {
                tellUnlessAbandoned(unexpected);
            } finally {
                undelivered.decrementAndGet();
            }
        }

        private void tellUnlessAbandoned(RuntimeException unexpected) {
            if (!abandoned) {
                log.forRun(alert.runId())
                        .logEvent(
                                Severity.WARN,
                                ErrorCode.ALERT_NOT_DELIVERED,
                                "An alert could not be delivered",
                                EventContext.NONE
                                        .code("alert", alert.kind().name())
                                        .causedBy(unexpected));
            }
        }
    }
}
