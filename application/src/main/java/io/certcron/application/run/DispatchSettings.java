package io.certcron.application.run;

import io.certcron.application.port.out.Redelivery;
import io.certcron.domain.Channel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How intents are sent. Immutable.
 *
 * @param chunkMentors the mentors of one request; 1 to {@value #MAX_CHUNK_MENTORS}
 * @param workers requests under way at once on each channel; 1 to {@value #MAX_WORKERS}
 * @param claimAhead how much is claimed before it can be sent: what the service has lately answered in that time; zero for a
 *     chunk at a time
 * @param lease how long a claim lasts, by the database's clock; longer than a request may take
 * @param attemptsInRun attempts of one intent in one run; positive
 * @param attemptsInAll attempts of one intent before it is rejected; at least {@code attemptsInRun}
 * @param backoff the wait between attempts
 * @param patience the longest that a run waits for intents that can't be claimed yet; it should be longer than the lease
 * @param giveUpAfter how long a channel's requests may be held back before the channel is stopped for the run
 * @param redelivery for each channel, what to do where nobody knows whether the service did it
 */
public record DispatchSettings(
        int chunkMentors,
        int workers,
        Duration claimAhead,
        Duration lease,
        int attemptsInRun,
        int attemptsInAll,
        RetryBackoff backoff,
        Duration patience,
        Duration giveUpAfter,
        Map<Channel, Redelivery> redelivery) {

    /** The most mentors that the services' contract takes in one request. */
    public static final int MAX_CHUNK_MENTORS = 50;

    /** The most workers of one channel. */
    public static final int MAX_WORKERS = 64;

    /** 50 mentors, 24 workers, claims for a second ahead, leases of 45 s, 4 attempts a run and 12 in all. */
    public static final DispatchSettings STANDARD = new DispatchSettings(
            MAX_CHUNK_MENTORS,
            24,
            Duration.ofSeconds(1),
            Duration.ofSeconds(45),
            4,
            12,
            RetryBackoff.STANDARD,
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            Map.of(Channel.REMINDER, Redelivery.ALWAYS, Channel.AUTO_PAUSE, Redelivery.ALWAYS));

    /** Refuses numbers that are out of bounds; a channel without a word on redelivery has {@link Redelivery#ALWAYS}. */
    public DispatchSettings {
        requireBetween("chunkMentors", chunkMentors, MAX_CHUNK_MENTORS);
        requireBetween("workers", workers, MAX_WORKERS);
        if (claimAhead.isNegative()) {
            throw new IllegalArgumentException("claimAhead: must not be negative, got " + claimAhead);
        }
        requireBetween("attemptsInRun", attemptsInRun, attemptsInAll);
        Map<Channel, Redelivery> all = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            all.put(channel, redelivery.getOrDefault(channel, Redelivery.ALWAYS));
        }
        redelivery = Map.copyOf(all);
    }

    /**
     * {@return what to do with an intent of the channel where nobody knows whether the service did it}
     *
     * @param channel the channel
     */
    public Redelivery redeliveryOn(Channel channel) {
        return redelivery.getOrDefault(channel, Redelivery.ALWAYS);
    }

    private static void requireBetween(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + ": must be 1 to " + max + ", got " + value);
        }
    }
}
