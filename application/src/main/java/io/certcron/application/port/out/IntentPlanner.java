package io.certcron.application.port.out;

import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.PlanningWindow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns due certifications into intents of the ledger, in agreement with {@link io.certcron.domain.ExpiryPolicy}, with
 * which it was built. Thread-safe.
 *
 * <p>Every method throws {@link StorageException} where the database fails.
 */
public interface IntentPlanner {

    /**
     * Plans the next page of pauses and saves the cursor with it, in one transaction. An intent whose key is already in
     * the ledger is left as it is. The page's counts go to the run's tally.
     *
     * @param run the run, with the token of its owner
     * @param window the nights that are planned
     * @param after where the previous page ended; empty to start
     * @param pageSize how many certifications to look at, at most; positive
     * @param held whether new intents are stored as {@code HELD}
     * @return empty where the caller lost its lease of the run; nothing was written then
     */
    Optional<PlannedPage> planPauses(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, boolean held);

    /**
     * Plans the next page of reminders and saves the cursor and the counts with it, in one transaction: for each certification the most
     * urgent threshold as {@code PENDING}, the others as {@code SUPERSEDED}. Pending reminders of the same cycle at larger
     * thresholds, from earlier nights, become {@code SUPERSEDED}.
     *
     * @param run the run, with the token of its owner
     * @param window the nights that are planned
     * @param after where the previous page ended; empty to start
     * @param pageSize how many certifications to look at, at most; positive
     * @return empty where the caller lost its lease of the run; nothing was written then
     */
    Optional<PlannedPage> planReminders(OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize);

    /**
     * Plans the next page of pauses, none of them held, as {@link #planPauses} does, and claims what it can of the new intents with it: they are
     * {@code CLAIMED} from the beginning, with one attempt counted and the lease running.
     *
     * <p>Only the intent of a mentor who has no other on this channel tonight may be claimed so, neither due nor unsettled from
     * earlier nights: all intents of one mentor travel together. What was not claimed is {@code PENDING}. A planner that
     * can't do this claims nothing, which is what this method does unless it is overridden.
     *
     * @param run the run, with the token of its owner
     * @param window the nights that are planned
     * @param after where the previous page ended; empty to start
     * @param pageSize how many certifications to look at, at most; positive
     * @param claim the claim
     * @return empty where the caller lost its lease of the run; nothing was written then
     */
    default Optional<ClaimedPage> planAndClaimPauses(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, PageClaim claim) {
        return planPauses(run, window, after, pageSize, false).map(page -> new ClaimedPage(page, List.of()));
    }

    /**
     * Plans the next page of reminders as {@link #planReminders} does, and claims what it can of the new intents with it, under the
     * same conditions as {@link #planAndClaimPauses}. What is superseded is not claimed.
     *
     * @param run the run, with the token of its owner
     * @param window the nights that are planned
     * @param after where the previous page ended; empty to start
     * @param pageSize how many certifications to look at, at most; positive
     * @param claim the claim
     * @return empty where the caller lost its lease of the run; nothing was written then
     */
    default Optional<ClaimedPage> planAndClaimReminders(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, PageClaim claim) {
        return planReminders(run, window, after, pageSize).map(page -> new ClaimedPage(page, List.of()));
    }

    /**
     * {@return how many pauses are due in the window, whether or not they are already in the ledger}
     *
     * @param window the nights that are planned
     */
    long countDuePauses(PlanningWindow window);

    /**
     * {@return how many reminders are due in the window for each threshold, superseded ones left out, in the ledger or not}
     *
     * @param window the nights that are planned
     */
    Map<Integer, Long> countDueReminders(PlanningWindow window);

    /**
     * How many certifications are active. Counting may stop at {@code enough}.
     *
     * @param enough a positive number beyond which the caller needs no exact one
     * @return the number, or at least {@code enough}
     */
    long countActive(long enough);

    /**
     * The active certifications whose expiry date can't be acted on.
     *
     * @param businessDate the date from which an expiry date is too far off
     * @param limit how many ids to name, at most
     * @return all of them counted, the first named
     */
    FlaggedCertifications findUnusable(LocalDate businessDate, int limit);
}
