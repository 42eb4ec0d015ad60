package io.certcron.http.alert;

import java.time.Duration;

/**
 * How alerts are delivered.
 *
 * @param perTry how long one try may take
 * @param tries how many there are
 * @param firstWait how long to wait after the first; four times as long after each further one
 * @param queue how many alerts may wait
 * @param atEnd how long the end of the process waits for what is queued
 */
record DeliverySettings(Duration perTry, int tries, Duration firstWait, int queue, Duration atEnd) {

    /** A run makes two or three alerts, so that the queue is a dozen nights long. */
    static final DeliverySettings STANDARD =
            new DeliverySettings(Duration.ofSeconds(5), 3, Duration.ofMillis(500), 40, Duration.ofSeconds(5));
}
