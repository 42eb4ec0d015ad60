package io.certcron.http.api;

/** The metrics of this process. */
@FunctionalInterface
public interface MetricsText {

    /** The metrics of now, in Prometheus's text format 0.0.4. */
    String scrape();
}
