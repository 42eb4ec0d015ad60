package io.certcron.application.port.out;

import io.certcron.domain.Channel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The ledger of intents, {@code certification_idempotency_log}. Leases and waiting times are kept by the database's
 * clock. Thread-safe, and safe for any number of processes.
 *
 * <p>Every method throws {@link StorageException} where the database fails.
 */
public interface IntentLedger {

    /**
     * Makes intents claimable now that wait for the next run, but for those that the run itself has planned. Called by the
     * owner of a run when the channel is planned. Does nothing for a caller that lost its lease of the run, and nothing once
     * {@link RunStore#planningFinished} was called for it: what waits then has used up its attempts of the run.
     *
     * @param run the run, with the token of its owner
     * @param channel the channel
     * @return how many were made claimable
     */
    long rearm(OpenRun run, Channel channel);

    /**
     * Claims the intents of up to {@link ClaimRequest#mentors()} mentors that are due on the business date, and re-reads
     * their certifications in the same statement. All claimable intents of one mentor are claimed together, and never by
     * two callers. Nothing is claimed for a run that has ended.
     *
     * <ul>
     * <li>Claimable are those that are pending with their waiting time over, and those whose lease has run out.
     * <li>An intent whose certification is gone, has another expiry date, or is no longer active is settled as
     * {@code SKIPPED}. A pause that was sent before is sent again although the certification is no longer active:
     * it may have been this very pause.
     * <li>A reminder whose certification has expired on the business date is settled as {@code SKIPPED}.
     * <li>An intent that has used up {@link ClaimRequest#maxAttempts()}, or one with a run-out lease under
     * {@link Redelivery#NEVER}, is settled as {@code REJECTED}.
     * <li>Each other one becomes {@code CLAIMED}, and one attempt more is counted.
     * </ul>
     *
     * What is settled is counted for the run ({@link RunStore#tally}), in the same transaction.
     *
     * @param request for which run, channel and date, how many mentors, and for how long
     * @return what was claimed, by mentor, and what was rejected on the way; empty where nothing is claimable
     */
    ClaimedChunk claim(ClaimRequest request);

    /**
     * Settles claimed intents, and counts them for the run, in one transaction. Those that are no longer claimed under the
     * claim's token are left as they are, and not counted.
     *
     * @param claim the claim that {@link #claim} gave
     * @param settlements what becomes of each intent; none is allowed
     * @return how many were changed
     */
    int settle(Claim claim, List<Settlement> settlements);

    /**
     * How long until an intent that is due on the business date may become claimable: the shortest waiting time or lease
     * that is still running. Empty where nothing is pending or claimed, intents that wait for the next run left out, and
     * where the run has ended; zero where one is claimable now.
     *
     * @param scope for which run, channel and date
     * @return how long
     */
    Optional<Duration> untilClaimable(DispatchScope scope);

    /**
     * What is neither settled nor held, and what is held, of what is due on the business date.
     *
     * @param channel the channel
     * @param businessDate the date until which things are due
     * @return both numbers
     */
    Backlog backlog(Channel channel, LocalDate businessDate);

    /**
     * Frees intents whose lease has run out for longer than {@code runOutFor}, which only happens where no run is under
     * way: they become {@code PENDING}, with their attempts still counted, or, under {@link Redelivery#NEVER}, {@code REJECTED} as {@code
     * DELIVERY_UNCERTAIN}.
     *
     * @param channel the channel
     * @param redelivery what to do where nobody knows whether the service did it
     * @param runOutFor for how long the lease must have run out
     * @return how many were freed
     */
    long freeAbandoned(Channel channel, Redelivery redelivery, Duration runOutFor);

    /**
     * The number of intents that no run has settled yet, and that wait for a human.
     *
     * @param open pending or claimed
     * @param held stopped by the brake
     */
    record Backlog(long open, long held) {}
}
