package io.certcron.http.page.view;

import java.util.List;
import java.util.Optional;

/**
 * What waits for a human.
 *
 * @param missed runs that reported missed pauses, and that nobody has acknowledged
 * @param nextMissed the address of the page after
 * @param held a page of the held pauses
 * @param heldCount how many are held
 * @param nextHeld the address of the page after
 * @param resolved what was acknowledged last
 * @param decisions who decided last on held pauses
 * @param firstPage whether this is the first page of both
 */
public record InboxView(
        List<MissedRow> missed,
        Optional<String> nextMissed,
        List<HeldRow> held,
        long heldCount,
        Optional<String> nextHeld,
        List<MissedRow> resolved,
        List<JournalRow> decisions,
        boolean firstPage) {

    /** The number of held pauses, with its noun. */
    public String heldWords() {
        return Words.count(heldCount, "pause is held", "pauses are held");
    }
}
