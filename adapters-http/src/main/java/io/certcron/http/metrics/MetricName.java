package io.certcron.http.metrics;

/** How our metrics and their labels are named. Micrometer turns dots into underscores, and adds units and {@code _total}. */
final class MetricName {

    static final String PREFIX = "certification.cron.";

    static final String WORKFLOW = "workflow";
    static final String STATUS = "status";
    static final String ACTION = "action";
    static final String OUTCOME = "outcome";

    private MetricName() {}
}
