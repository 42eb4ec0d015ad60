package io.certcron.bootstrap.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the history is kept. A day has 24 hours.
 *
 * @param ledger settled intents
 * @param runs runs and slots; empty to keep them for ever
 */
public record Retention(Duration ledger, Optional<Duration> runs) {}
