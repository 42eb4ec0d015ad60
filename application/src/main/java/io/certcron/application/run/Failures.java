package io.certcron.application.run;

import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunError;
import java.util.UUID;

/** What kind of trouble an exception is. */
final class Failures {

    private Failures() {}

    static RunError errorOf(UUID runId, boolean dryRun, Throwable failure) {
        return new RunError(runId, dryRun, true, codeOf(failure), failure);
    }

    static RunError errorOf(RunOpening notOpened, Throwable failure) {
        return new RunError(notOpened.runId(), notOpened.dryRun(), false, codeOf(failure), failure);
    }

    static ErrorCode codeOf(Throwable failure) {
        if (failure instanceof StorageException storage) {
            return storage.isUnavailable() ? ErrorCode.DATABASE_UNAVAILABLE : ErrorCode.DATABASE_ERROR;
        }
        return ErrorCode.UNEXPECTED_EXCEPTION;
    }
}
