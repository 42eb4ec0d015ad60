package io.certcron.http.alert;

import io.certcron.application.port.in.RunStart;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Remembers which runs are dry: the error of a run doesn't say. Nobody takes a dry run over, so it ends where it began. Thread-safe. */
final class DryRuns {

    /** Far more than can be under way at once. */
    private static final int MAX = 100;

    private final Set<UUID> underWay = new LinkedHashSet<>();

    synchronized void begin(RunStart start) {
        if (start.dryRun()) {
            if (underWay.size() >= MAX) {
                underWay.remove(underWay.iterator().next());
            }
            underWay.add(start.runId());
        }
    }

    /** Whether the run is dry; asked once, at its end. */
    synchronized boolean end(UUID runId) {
        return underWay.remove(runId);
    }
}
