package io.certcron.bench;

import io.certcron.bench.contender.Outcome;
import io.certcron.bench.platform.BenchDatabase;
import io.certcron.bench.process.ServiceProcess;
import io.certcron.bench.service.ServiceReport;
import java.time.Duration;

/** A rate counts for nothing unless each certification that was due was settled once, and none twice. */
final class Verification {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Verification() {}

    static void verify(String contender, BenchDatabase database, Outcome outcome, ServiceProcess services) {
        long due = database.workload().due();
        ServiceReport report = services.report();
        check(contender, "settled", outcome.settled(), due);
        check(contender, "asked the services for", report.items(), due);
        check(contender, "asked under different keys for", report.distinctKeys(), due);
        awaitPauses(services);
        check(
                contender,
                "paused",
                database.number(
                        "SELECT count(*) FROM certifications WHERE status = 'paused' AND expiry_date = DATE '%s'"
                                .formatted(database.businessDate())),
                database.workload().pauses());
    }

    private static void awaitPauses(ServiceProcess services) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (services.report().pausesUnderway() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private static void check(String contender, String what, long found, long wanted) {
        if (found != wanted) {
            throw new IllegalStateException(
                    "%s %s %d certifications, and %d were due".formatted(contender, what, found, wanted));
        }
    }
}
