package io.certcron.http.alert;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.OptionalInt;

/**
 * What became of one try.
 *
 * @param end how it ended
 * @param httpStatus the status of the answer, where there was one
 */
record Attempt(End end, OptionalInt httpStatus) {

    static Attempt answered(int status) {
        return new Attempt(endOf(status), OptionalInt.of(status));
    }

    static Attempt failed(IOException failure) {
        return new Attempt(
                failure instanceof InterruptedIOException ? End.TIMEOUT : End.UNREACHABLE, OptionalInt.empty());
    }

    boolean mayBeRepeated() {
        return end == End.TIMEOUT || end == End.UNREACHABLE || end == End.UNAVAILABLE;
    }

    private static End endOf(int status) {
        if (status >= 200 && status < 300) {
            return End.DELIVERED;
        }
        return status >= 500 || status == 429 || status == 408 ? End.UNAVAILABLE : End.REFUSED;
    }

    /** How a try can end. */
    enum End {
        DELIVERED,
        TIMEOUT,
        UNREACHABLE,
        UNAVAILABLE,
        REFUSED
    }
}
