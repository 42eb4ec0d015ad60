package io.certcron.domain;

/**
 * The stable names of everything that can go wrong. They appear in the log, the ledger and the run history; what each
 * means and what to do about it is in {@code docs/errors.md}.
 */
public enum ErrorCode {
    /** Settings are missing or wrong. */
    CONFIGURATION_INVALID,
    /** A service's token is sent over plain HTTP to another host. */
    TOKEN_UNENCRYPTED,
    /** The command line is wrong. */
    USAGE_INVALID,
    /** No database answers. */
    DATABASE_UNAVAILABLE,
    /** The database refused a statement. */
    DATABASE_ERROR,
    /** The schema lacks migrations. */
    DATABASE_NOT_MIGRATED,
    /** The database user lacks the rights of the runtime role. */
    DATABASE_ROLE_INSUFFICIENT,

    /** An exception that nobody expected ended the run. */
    UNEXPECTED_EXCEPTION,
    /** An exception reached the top of a thread. */
    UNCAUGHT_EXCEPTION,
    /** The time budget ran out, or the process was told to stop. */
    RUN_INCOMPLETE,
    /** The run came to its end, and something is rejected, held, or left for the next run. */
    RUN_COMPLETED_WITH_FAILURES,
    /** Another process took the run over. */
    RUN_LOST,
    /** A slot did not become a run. */
    SLOT_SKIPPED,
    /** A schedule awaited no slot; now it does. */
    SLOT_MISSING,
    /** A schedule's cron expression can't be read. */
    SCHEDULE_UNREADABLE,
    /** Dry runs whose process died were closed. */
    RUN_ABANDONED,
    /** Intents that nobody was going to settle were freed. */
    CLAIM_ABANDONED,
    /** This machine's clock differs from the database's. */
    CLOCK_SKEWED,
    /** A listener threw. */
    LISTENER_FAILED,
    /** Certifications have no usable expiry date. */
    UNUSABLE_EXPIRY_DATE,
    /** The brake holds the run's pauses for a human. */
    PAUSES_HELD,

    /** The service answered 408, 429 or 5xx, or could not be reached. */
    SERVICE_UNAVAILABLE,
    /** The service did not answer in time. */
    SERVICE_TIMEOUT,
    /** The service's answer could not be read. */
    SERVICE_UNREADABLE_ANSWER,
    /** The service refused the credentials. */
    SERVICE_UNAUTHORIZED,
    /** The service has nothing at the configured address, or redirects elsewhere. */
    SERVICE_ENDPOINT_MISSING,
    /** The service refused the request as malformed. */
    SERVICE_REFUSED_REQUEST,
    /** A channel was stopped for the rest of the run. */
    CHANNEL_STOPPED,

    /** The service will never do this item. */
    ITEM_REJECTED,
    /** The service does not know this item. */
    ITEM_NOT_FOUND,
    /** The service asked for another attempt. */
    ITEM_RETRY,
    /** The service's answer does not mention this item. */
    ITEM_UNANSWERED,
    /** All attempts are used up. */
    ATTEMPTS_EXHAUSTED,
    /** Whether the service did it is unknown, and it must not be sent again. */
    DELIVERY_UNCERTAIN,

    /** Skipped: the expiry date has changed since planning. */
    CERTIFICATION_RENEWED,
    /** Skipped: the certification is no longer active. */
    CERTIFICATION_NOT_ACTIVE,
    /** Skipped: the certification no longer exists. */
    CERTIFICATION_GONE,
    /** Skipped: a human dropped the held pause. */
    PAUSE_DROPPED,
    /** Skipped: the certification expired before the reminder could be sent. */
    CERTIFICATION_EXPIRED,

    /** Expired certifications that nobody paused. */
    MISSED_PAUSES,
    /** Pauses that the service confirmed and the table does not show. */
    PAUSE_UNCONFIRMED,
    /** The monitoring query failed. */
    MONITORING_FAILED,
    /** The audit row could not be written. */
    AUDIT_FAILED,

    /** A request to the API is malformed. */
    REQUEST_INVALID,
    /** A request to the API is too large. */
    REQUEST_TOO_LARGE,
    /** A request came without valid credentials. */
    REQUEST_UNAUTHENTICATED,
    /** The caller's role does not allow that. */
    REQUEST_FORBIDDEN,
    /** Too many failed sign-ins came from one address. */
    REQUEST_RATE_LIMITED,
    /** The form is outdated, or came from another site. */
    REQUEST_NOT_FROM_PAGE,
    /** The server has too much to do. */
    REQUEST_REFUSED_BUSY,
    /** There is no such thing. */
    RESOURCE_NOT_FOUND,
    /** The thing is there and has no such method. */
    METHOD_NOT_ALLOWED,
    /** The body is not JSON. */
    MEDIA_TYPE_UNSUPPORTED,
    /** A change without the version that it changes. */
    VERSION_REQUIRED,
    /** Somebody else has changed it since. */
    VERSION_OUTDATED,
    /** Another schedule has that name. */
    NAME_TAKEN,
    /** The idempotency key was used for another request. */
    REQUEST_KEY_REUSED,
    /** The HTTP server could not be started. */
    SERVER_NOT_STARTED,
    /** A loop of a node no longer comes round. */
    LOOP_STUCK,
    /** The process was told to stop. */
    PROCESS_STOPPING,
    /** An alert could not be delivered. */
    ALERT_NOT_DELIVERED,
    /** Metrics could not be pushed. */
    METRICS_NOT_PUSHED,

    /** The log dropped events. */
    LOG_EVENTS_DROPPED,
    /** A library reported a problem. */
    LIBRARY_PROBLEM
}
