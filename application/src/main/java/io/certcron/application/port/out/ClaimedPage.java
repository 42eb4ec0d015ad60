package io.certcron.application.port.out;

import java.util.List;

/**
 * A page of planning, and what of it was claimed.
 *
 * @param page what was planned, whether or not it was claimed
 * @param claimed what the caller may send; the only intent of its mentor, each
 */
public record ClaimedPage(PlannedPage page, List<ClaimedIntent> claimed) {

    /** Copies the list. */
    public ClaimedPage {
        claimed = List.copyOf(claimed);
    }
}
