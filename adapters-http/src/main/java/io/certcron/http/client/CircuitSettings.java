package io.certcron.http.client;

import java.time.Duration;

/**
 * When requests to a service are held back.
 *
 * @param failures how many requests in a row must fail; one or more
 * @param delay how long requests are then held back, before one is let through on trial; positive
 */
public record CircuitSettings(int failures, Duration delay) {

    /** Five failures, five seconds. */
    public static final CircuitSettings STANDARD = new CircuitSettings(5, Duration.ofSeconds(5));

    public CircuitSettings {
        if (failures < 1) {
            throw new IllegalArgumentException("failures: must be one or more, got " + failures);
        }
        HttpServiceSettings.requirePositive("delay", delay);
    }
}
