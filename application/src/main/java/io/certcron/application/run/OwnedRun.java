package io.certcron.application.run;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.Severity;
import java.util.Set;
import java.util.UUID;
import org.slf4j.MDC;

/** A run while this thread carries it out: its lease is renewed, and every line that it logs names the run. */
final class OwnedRun implements AutoCloseable {

    private final OpenRun run;
    private final EventLog log;
    private final RunLeaseKeeper lease;
    private final Set<UUID> here;

    private OwnedRun(OpenRun run, EventLog log, RunLeaseKeeper lease, Set<UUID> here) {
        this.run = run;
        this.log = log;
        this.lease = lease;
        this.here = here;
    }

    /** @param here the runs that this process carries out; this one among them until it is closed */
    static OwnedRun keep(RunStore runs, OpenRun run, Set<UUID> here, EventLog eventLog) {
        here.add(run.runId());
        EventLog log = eventLog.forRun(run.runId());
        MDC.put(EventLog.RUN_ID, run.runId().toString());
        return new OwnedRun(run, log, RunLeaseKeeper.keep(runs, run, log), here);
    }

    EventLog log() {
        return log;
    }

    /** Whether another process has taken the run over. */
    boolean isLost() {
        return lease.isLost();
    }

    void announce(boolean dryRun) {
        EventContext particulars = EventContext.NONE
                .date("business_date", run.businessDate())
                .code("workflow", run.workflow().name())
                .flag("dry_run", dryRun)
                .flag("taken_over", run.takenOver())
                .flag("resumed", run.resumeAfter().isPresent());
        log.logEvent(
                Severity.INFO,
                "The run is open",
                run.slot()
                        .map(slot ->
                                particulars.id("cron_id", slot.cronId()).instant("scheduled_for", slot.scheduledFor()))
                        .orElse(particulars));
    }

    @Override
    public void close() {
        lease.close();
        MDC.remove(EventLog.RUN_ID);
        here.remove(run.runId());
    }
}
