package io.certcron.bootstrap.embedding;

import io.certcron.application.port.out.Redelivery;
import io.certcron.application.run.DispatchSettings;
import io.certcron.application.run.RetryBackoff;
import io.certcron.bootstrap.bounds.Bounds;
import io.certcron.domain.Channel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How what is due is sent. Whoever sets nothing has the defaults; what is set is checked by {@link
 * CertificationCronBuilder#build()}. Not thread-safe.
 */
public final class DispatchOptions {

    private static final DispatchSettings STANDARD = DispatchSettings.STANDARD;

    private int chunkMentors = STANDARD.chunkMentors();
    private int workers = STANDARD.workers();
    private Duration claimAhead = STANDARD.claimAhead();
    private Duration lease = STANDARD.lease();
    private int attemptsInRun = STANDARD.attemptsInRun();
    private int attemptsInAll = STANDARD.attemptsInAll();
    private Duration backoffFirst = STANDARD.backoff().first();
    private Duration backoffLongest = STANDARD.backoff().longest();
    private Duration patience = STANDARD.patience();
    private Duration giveUpAfter = STANDARD.giveUpAfter();
    private final Map<Channel, Redelivery> redelivery = new EnumMap<>(STANDARD.redelivery());

    DispatchOptions() {}

    /**
     * Sets how many mentors there are in one request. A mentor's items always travel together.
     *
     * @param mentors 1 to 50; 50 unless set
     * @return this
     */
    public DispatchOptions chunkMentors(int mentors) {
        chunkMentors = mentors;
        return this;
    }

    /**
     * Sets how many requests are under way at once on each channel. Each is a thread while a run sends.
     *
     * @param requests 1 to 64; 16 unless set
     * @return this
     */
    public DispatchOptions workers(int requests) {
        workers = requests;
        return this;
    }

    /**
     * Sets how much is claimed before it can be sent: what the service has lately answered in that time.
     *
     * @param duration 0, for a chunk at a time, to 5 s; 1 s unless set
     * @return this
     */
    public DispatchOptions claimAhead(Duration duration) {
        claimAhead = Objects.requireNonNull(duration, "duration");
        return this;
    }

    /**
     * Sets how long a claimed chunk is left to its worker, by the database's clock, before another may send it again.
     *
     * @param duration 1 s to 10 min, and longer than twice a call over HTTP and 5 s; 45 s unless set
     * @return this
     */
    public DispatchOptions lease(Duration duration) {
        lease = Objects.requireNonNull(duration, "duration");
        return this;
    }

    /**
     * Sets how often one intent is attempted.
     *
     * @param inRun in one run: 1 to 1,000; 4 unless set
     * @param inAll before it is rejected: {@code inRun} to 1,000; 12 unless set
     * @return this
     */
    public DispatchOptions attempts(int inRun, int inAll) {
        attemptsInRun = inRun;
        attemptsInAll = inAll;
        return this;
    }

    /**
     * Sets how long an intent waits between two attempts. The wait doubles after each, and half of it is chance.
     *
     * @param first after the first attempt: 10 ms to 1 h; 1 s unless set
     * @param longest the longest: {@code first} to 1 h; 60 s unless set
     * @return this
     */
    public DispatchOptions backoff(Duration first, Duration longest) {
        backoffFirst = Objects.requireNonNull(first, "first");
        backoffLongest = Objects.requireNonNull(longest, "longest");
        return this;
    }

    /**
     * Sets how long a run waits for what can't be sent yet.
     *
     * @param duration 1 s to a day, longer than the lease; 2 min unless set
     * @return this
     */
    public DispatchOptions patience(Duration duration) {
        patience = Objects.requireNonNull(duration, "duration");
        return this;
    }

    /**
     * Sets after how long of requests held back a channel stops for the run.
     *
     * @param duration 1 s to a day; 30 s unless set
     * @return this
     */
    public DispatchOptions giveUpAfter(Duration duration) {
        giveUpAfter = Objects.requireNonNull(duration, "duration");
        return this;
    }

    /**
     * Sets what becomes of an item where nobody knows whether the service did it: {@link Redelivery#NEVER} for a service that
     * can't honour idempotency keys, so that what may have been delivered goes to a human.
     *
     * @param channel the service
     * @param what {@link Redelivery#ALWAYS} unless set
     * @return this
     */
    public DispatchOptions redelivery(Channel channel, Redelivery what) {
        redelivery.put(Objects.requireNonNull(channel, "channel"), Objects.requireNonNull(what, "what"));
        return this;
    }

    /** @param callTimeout how long a call of ours may take; zero where the caller makes the calls */
    void check(Faults faults, Duration callTimeout) {
        faults.within(Bounds.CHUNK_MENTORS, "dispatch.chunkMentors", chunkMentors);
        faults.within(Bounds.WORKERS, "dispatch.workers", workers);
        faults.within(Bounds.CLAIM_AHEAD, "dispatch.claimAhead", claimAhead);
        checkAttempts(faults);
        checkBackoff(faults);
        checkTimes(faults, callTimeout);
    }

    private void checkAttempts(Faults faults) {
        faults.within(Bounds.ATTEMPTS, "dispatch.attempts inRun", attemptsInRun);
        faults.within(Bounds.ATTEMPTS, "dispatch.attempts inAll", attemptsInAll);
        faults.unless(
                attemptsInRun <= attemptsInAll,
                "dispatch.attempts",
                "a run makes " + attemptsInRun + " attempts of " + attemptsInAll + " in all",
                "Let inRun be at most inAll.");
    }

    private void checkBackoff(Faults faults) {
        boolean firstSound = faults.within(Bounds.BACKOFF, "dispatch.backoff first", backoffFirst);
        boolean longestSound = faults.within(Bounds.BACKOFF, "dispatch.backoff longest", backoffLongest);
        if (firstSound && longestSound) {
            faults.unless(
                    backoffFirst.compareTo(backoffLongest) <= 0,
                    "dispatch.backoff",
                    "the first wait, " + backoffFirst + ", is longer than the longest, " + backoffLongest,
                    "Let first be at most longest.");
        }
    }

    private void checkTimes(Faults faults, Duration callTimeout) {
        boolean leaseSound = faults.within(Bounds.LEASE, "dispatch.lease", lease);
        boolean patienceSound = faults.within(Bounds.PATIENCE, "dispatch.patience", patience);
        faults.within(Bounds.GIVE_UP_AFTER, "dispatch.giveUpAfter", giveUpAfter);
        if (leaseSound) {
            faults.unless(
                    Bounds.outlasts(lease, callTimeout),
                    "dispatch.lease",
                    "it is " + lease + ", and a call may take " + callTimeout,
                    "Let it be longer than twice http.callTimeout and 5 s.");
        }
        if (leaseSound && patienceSound) {
            faults.unless(
                    patience.compareTo(lease) > 0,
                    "dispatch.patience",
                    "it is " + patience + ", and the lease " + lease,
                    "Let it be longer than dispatch.lease.");
        }
    }

    DispatchSettings settings() {
        return new DispatchSettings(
                chunkMentors,
                workers,
                claimAhead,
                lease,
                attemptsInRun,
                attemptsInAll,
                new RetryBackoff(backoffFirst, backoffLongest),
                patience,
                giveUpAfter,
                redelivery);
    }
}
