package io.certcron.http.page;

import io.certcron.http.page.session.Flash;
import io.certcron.http.page.view.Notice;
import io.certcron.http.page.view.Tone;
import io.certcron.http.page.view.Words;

/** What became of a deed, as a sentence. */
final class Notices {

    private Notices() {}

    static Notice of(Flash flash) {
        return switch (flash.deed()) {
            case SIGNED_OUT -> good("You are signed out.");
            case SCHEDULE_CREATED -> good("The schedule is created.");
            case SCHEDULE_CHANGED -> good("The schedule is changed.");
            case SCHEDULE_PAUSED -> good("The schedule is paused: its slots do not become runs until it is resumed.");
            case SCHEDULE_RESUMED -> good("The schedule is resumed.");
            case SCHEDULE_DELETED -> good("The schedule is deleted. Its runs stay.");
            case SCHEDULE_OUTDATED ->
                bad("Nothing was changed: somebody else has changed the schedule since."
                        + " Look at it as it is now, and try again.");
            case SCHEDULE_GONE -> bad("Nothing was changed: there is no such schedule any more.");
            case SCHEDULE_NEVER_DUE ->
                bad("Nothing was changed: the schedule is never due again. Change its expression.");
            case REASON_TOO_LONG -> bad("Nothing was changed: the reason is too long.");
            case RUN_STARTED -> good("The run has begun.");
            case RUN_STARTED_BEFORE ->
                good("This is the run that the form asked for before: sent twice, it makes one run.");
            case RUN_KEY_REUSED -> bad("No run was made: the form was sent before, with other content. Load it again.");
            case RUN_REFUSED ->
                bad("No run was made: the business date must be a date such as 2026-11-21,"
                        + " and only a dry run may look ahead.");
            case RESOLVED -> good(count(flash, "report is", "reports are") + " acknowledged.");
            case NOTE_MISSING -> bad("Nothing was changed: say in a note what was done, in at most 2,000 characters.");
            case NOTHING_CHOSEN -> bad("Nothing was changed: nothing was chosen, or it was decided by somebody else.");
            case RELEASED ->
                good(count(flash, "pause was", "pauses were")
                        + " released. The next run sends what is still due, or one that is under way.");
            case DROPPED -> good(count(flash, "pause was", "pauses were") + " dropped, and will never be sent.");
        };
    }

    private static String count(Flash flash, String one, String many) {
        return Words.count(flash.count(), one, many);
    }

    private static Notice good(String text) {
        return new Notice(Tone.GOOD, text);
    }

    private static Notice bad(String text) {
        return new Notice(Tone.BAD, text);
    }
}
