package io.certcron.bench.figures;

import io.certcron.bench.platform.Workload;
import java.time.Duration;

/**
 * What is measured several times.
 *
 * @param workload the night
 * @param delay how long the services take over a request
 * @param contender who works
 * @param share how many of those that are due it settles
 */
public record Scenario(Workload workload, Duration delay, String contender, int share) {}
