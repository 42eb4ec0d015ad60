package io.certcron.http.metrics;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.domain.ErrorCode;

/** How a request to a service ended. */
enum DispatchOutcome {
    /** Answered item by item. */
    ANSWERED,
    /** Not carried out, or no connection. */
    UNAVAILABLE,
    /** No answer in time. */
    TIMEOUT,
    /** An answer that can't be read. */
    UNREADABLE,
    /** Not sent, after too many failures in a row. */
    HELD_BACK,
    /** Refused for good. */
    REFUSED,
    /** The credentials were refused. */
    UNAUTHORIZED,
    /** Nothing at the address. */
    ENDPOINT_MISSING,
    /** The client threw. */
    UNEXPECTED;

    static DispatchOutcome of(BatchAnswer answer) {
        if (answer instanceof BatchAnswer.Unavailable unavailable) {
            return ofCode(unavailable.errorCode());
        }
        if (answer instanceof BatchAnswer.ChannelBroken broken) {
            return ofCode(broken.errorCode());
        }
        if (answer instanceof BatchAnswer.HeldBack) {
            return HELD_BACK;
        }
        return answer instanceof BatchAnswer.Refused ? REFUSED : ANSWERED;
    }

    private static DispatchOutcome ofCode(ErrorCode code) {
        return switch (code) {
            case SERVICE_TIMEOUT -> TIMEOUT;
            case SERVICE_UNREADABLE_ANSWER -> UNREADABLE;
            case SERVICE_UNAUTHORIZED -> UNAUTHORIZED;
            case SERVICE_ENDPOINT_MISSING -> ENDPOINT_MISSING;
            case SERVICE_REFUSED_REQUEST -> REFUSED;
            default -> UNAVAILABLE;
        };
    }
}
