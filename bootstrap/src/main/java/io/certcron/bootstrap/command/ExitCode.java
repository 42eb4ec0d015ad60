package io.certcron.bootstrap.command;

import io.certcron.domain.RunStatus;

/** The exit codes of the process; scripts and schedulers depend on them. */
final class ExitCode {

    static final int COMPLETED = 0;
    static final int USAGE_OR_CONFIGURATION = 2;
    static final int COMPLETED_WITH_FAILURES = 10;
    static final int INCOMPLETE = 11;
    static final int FAILED = 12;

    private ExitCode() {}

    static int of(RunStatus status) {
        return switch (status) {
            case COMPLETED -> COMPLETED;
            case COMPLETED_WITH_FAILURES -> COMPLETED_WITH_FAILURES;
            case INCOMPLETE, RUNNING -> INCOMPLETE;
            case FAILED -> FAILED;
        };
    }
}
