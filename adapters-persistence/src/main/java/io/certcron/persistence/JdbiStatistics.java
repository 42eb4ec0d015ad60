package io.certcron.persistence;

import io.certcron.application.port.out.JobFigures;
import io.certcron.application.port.out.Statistics;
import java.util.List;

/** Counts in PostgreSQL how the job is doing: a few statements, all of which see the same moment. */
public final class JdbiStatistics implements Statistics {

    private static final String OF_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private final Storage storage;

    /** @param storage connects as the runtime user */
    public JdbiStatistics(Storage storage) {
        this.storage = storage;
    }

    @Override
    public JobFigures read() {
        return storage.inTransaction("read_statistics", List.of(), handle -> {
            handle.execute(OF_ONE_MOMENT);
            RunFigures runs = RunFigures.read(handle);
            CheckFigures checks = CheckFigures.read(handle);
            LedgerFigures ledger = LedgerFigures.read(handle);
            return new JobFigures(
                    runs.byKind(),
                    runs.lastSuccess(),
                    runs.intents(),
                    ledger.backlog(),
                    ledger.oldest(),
                    ledger.held(),
                    checks.missed(),
                    checks.unresolved(),
                    runs.slotsSkipped(),
                    runs.orphaned());
        });
    }
}
