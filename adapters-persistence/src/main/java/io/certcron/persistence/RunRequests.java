package io.certcron.persistence;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOnDemand;
import io.certcron.application.port.out.RunOnDemand.RequestKey;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRequested;
import io.certcron.domain.Operator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Opens runs that operators ask for. */
final class RunRequests {

    private static final String FIND =
            """
            SELECT run_id, request_fingerprint
            FROM <schema>.certification_cron_run
            WHERE requested_by = :requested_by AND request_key = :request_key
            """;

    private final Storage storage;

    RunRequests(Storage storage) {
        this.storage = storage;
    }

    RunRequested open(RunOpening opening, RunOnDemand wish) {
        return storage.inTransaction(
                "open_run_on_demand", List.of(opening.runId()), handle -> answerBefore(handle, wish)
                        .orElseGet(() -> open(handle, opening, wish)));
    }

    private static RunRequested open(Handle handle, RunOpening opening, RunOnDemand wish) {
        if (JdbiScheduleStore.find(handle, wish.cronId()).isEmpty()) {
            return new RunRequested.ScheduleNotFound();
        }
        Optional<OpenRun> opened = RunOpenings.insert(handle, opening, wish);
        if (opened.isEmpty()) {
            return answerBefore(handle, wish).orElseThrow();
        }
        new JournalRows(handle, wish.by(), opening.startedAt()).ofRequest(wish.cronId(), opening.runId());
        return new RunRequested.Opened(opened.get());
    }

    /** What the request was answered with before, also if that was a moment ago. */
    private static Optional<RunRequested> answerBefore(Handle handle, RunOnDemand wish) {
        return wish.key().flatMap(key -> answerBefore(handle, wish.by(), key));
    }

    private static Optional<RunRequested> answerBefore(Handle handle, Operator by, RequestKey key) {
        return handle.createQuery(FIND)
                .bind("requested_by", by.name())
                .bind("request_key", key.value())
                .<RunRequested>map((row, context) -> key.fingerprint().equals(row.getString("request_fingerprint"))
                        ? new RunRequested.OpenedBefore(Columns.uuid(row, "run_id"))
                        : new RunRequested.KeyUsedOtherwise())
                .findOne();
    }
}
