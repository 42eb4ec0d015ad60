package io.certcron.application.run;

import io.certcron.application.port.in.RunListener;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what the hooks were told. */
final class RecordedHooks implements RunListener {

    final List<RunResult> completed = new CopyOnWriteArrayList<>();
    final List<RunError> failed = new CopyOnWriteArrayList<>();

    @Override
    public void onRunComplete(RunResult result) {
        completed.add(result);
    }

    @Override
    public void onRunError(RunError error) {
        failed.add(error);
    }
}
