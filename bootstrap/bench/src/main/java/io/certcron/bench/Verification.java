package io.certcron.bench;

import io.certcron.bench.contender.Contender;
import io.certcron.bench.contender.Outcome;
import io.certcron.bench.platform.BenchDatabase;
import io.certcron.bench.process.ServiceProcess;
import io.certcron.bench.service.ServiceReport;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A rate counts for nothing unless each certification was settled once, and none twice. */
record Verification(Contender contender, BenchDatabase database, ServiceProcess services) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_MILLIS = 5;

    private static final String PAUSED =
            "SELECT count(*) FROM certifications WHERE status = 'paused' AND expiry_date >= DATE '%s'";

    /** @throws IllegalStateException if it was not so */
    void verify(Outcome outcome, long share) {
        check("says that it settled", outcome.settled(), share);
        if (contender.usesDatabase()) {
            check("recorded", database.number(contender.recorded()), share);
        }
        if (contender.callsServices()) {
            ServiceReport report = services.report();
            check("asked for", report.items(), share);
            check("asked under different keys for", report.distinctKeys(), share);
            awaitPauses();
            check("paused", database.number(PAUSED.formatted(database.businessDate())), report.pauses());
        }
    }

    private void awaitPauses() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (services.report().pausesUnderway() > 0 && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(String what, long found, long wanted) {
        if (found != wanted) {
            throw new IllegalStateException(
                    "%s %s %d, and it should have been %d".formatted(contender.id(), what, found, wanted));
        }
    }
}
