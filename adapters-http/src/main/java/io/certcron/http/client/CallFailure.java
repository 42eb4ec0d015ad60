package io.certcron.http.client;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.domain.ErrorCode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.util.Optional;
import java.util.OptionalInt;

/** A call that ended without an answer. */
final class CallFailure {

    private CallFailure() {}

    static BatchAnswer.Unavailable of(IOException failure, boolean delivered) {
        return new BatchAnswer.Unavailable(
                codeOf(failure), delivered, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /** An interrupted thread looks like a timeout, and isn't one. */
    static boolean isTimeout(IOException failure) {
        return failure instanceof InterruptedIOException
                && !Thread.currentThread().isInterrupted();
    }

    private static ErrorCode codeOf(IOException failure) {
        if (isTimeout(failure)) {
            return ErrorCode.SERVICE_TIMEOUT;
        }
        return failure instanceof ProtocolException
                ? ErrorCode.SERVICE_UNREADABLE_ANSWER
                : ErrorCode.SERVICE_UNAVAILABLE;
    }
}
