package io.certcron.http.page.view;

import io.certcron.domain.Action;
import io.certcron.domain.Channel;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import io.certcron.domain.RunStatus;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Workflow;
import java.util.Locale;

/** The words of the page for the words of the code. */
public final class Words {

    private Words() {}

    /** What a run covers. */
    public static String of(Workflow workflow) {
        return switch (workflow) {
            case REMINDERS -> "reminders";
            case AUTO_PAUSE -> "pauses";
            case ALL -> "reminders and pauses";
        };
    }

    /** The status of a run. */
    public static Badge of(RunStatus status) {
        return switch (status) {
            case RUNNING -> new Badge(Tone.BUSY, "↻", "running");
            case COMPLETED -> new Badge(Tone.GOOD, "✓", "completed");
            case COMPLETED_WITH_FAILURES -> new Badge(Tone.WARN, "!", "completed with failures");
            case INCOMPLETE -> new Badge(Tone.WARN, "◐", "incomplete");
            case FAILED -> new Badge(Tone.BAD, "✕", "failed");
        };
    }

    /** What became of an intent. */
    public static Badge of(IntentStatus status) {
        return switch (status) {
            case PENDING -> new Badge(Tone.QUIET, "·", "waiting to be sent");
            case CLAIMED -> new Badge(Tone.BUSY, "↻", "being sent");
            case DONE -> new Badge(Tone.GOOD, "✓", "done");
            case SKIPPED -> new Badge(Tone.QUIET, "–", "skipped");
            case SUPERSEDED -> new Badge(Tone.QUIET, "–", "superseded");
            case REJECTED -> new Badge(Tone.BAD, "✕", "rejected");
            case HELD -> new Badge(Tone.WARN, "‖", "held");
        };
    }

    /** What is due. */
    public static String of(Action action) {
        return action instanceof Action.Reminder reminder
                ? "reminder, " + reminder.thresholdDays() + " days before"
                : "pause";
    }

    /** What a channel carries. */
    public static String of(Channel channel) {
        return switch (channel) {
            case REMINDER -> "reminder";
            case AUTO_PAUSE -> "pause";
        };
    }

    /** Why a slot did not become a run. */
    public static String of(SkipReason reason) {
        return switch (reason) {
            case PAUSED -> "the schedule was paused";
            case PREVIOUS_RUN_GOING -> "the run before was still going";
            case OUTSIDE_WINDOW -> "nobody was there until its window was over";
            case LATER_SLOT_DUE -> "a later slot was due as well; its run covers this one";
        };
    }

    /** What an operator did. */
    public static String of(OperatorAction action) {
        return switch (action) {
            case SCHEDULE_CREATED -> "created a schedule";
            case SCHEDULE_CHANGED -> "changed a schedule";
            case SCHEDULE_PAUSED -> "paused a schedule";
            case SCHEDULE_RESUMED -> "resumed a schedule";
            case SCHEDULE_DELETED -> "deleted a schedule";
            case RUN_REQUESTED -> "had a run made";
            case PAUSES_RELEASED -> "released held pauses";
            case PAUSES_DROPPED -> "dropped held pauses";
            case MISSED_PAUSES_RESOLVED -> "acknowledged missed pauses";
        };
    }

    /** How an operator reached the job. */
    public static String of(Operator.Way way) {
        return switch (way) {
            case API -> "API";
            case PAGE -> "page";
            case COMMAND_LINE -> "command line";
            case PROGRAM -> "program";
        };
    }

    /** A number with its noun. */
    public static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /** A number with its thousands apart. */
    public static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
