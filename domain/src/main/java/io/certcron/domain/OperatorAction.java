package io.certcron.domain;

/** What operators do; each is kept in the journal. */
public enum OperatorAction {
    /** Created a schedule. */
    SCHEDULE_CREATED,
    /** Changed a schedule. */
    SCHEDULE_CHANGED,
    /** Paused a schedule. */
    SCHEDULE_PAUSED,
    /** Resumed a paused schedule. */
    SCHEDULE_RESUMED,
    /** Deleted a schedule. */
    SCHEDULE_DELETED,
    /** Had a run made at once. */
    RUN_REQUESTED,
    /** Released held pauses. */
    PAUSES_RELEASED,
    /** Dropped held pauses. */
    PAUSES_DROPPED,
    /** Resolved what a run reported as missed. */
    MISSED_PAUSES_RESOLVED;

    /**
     * {@return what replacing one spec by the other amounts to}
     *
     * @param before what was said
     * @param after what is said now
     */
    public static OperatorAction ofReplacing(ScheduleSpec before, ScheduleSpec after) {
        if (before.enabled() == after.enabled()) {
            return SCHEDULE_CHANGED;
        }
        return after.enabled() ? SCHEDULE_RESUMED : SCHEDULE_PAUSED;
    }
}
