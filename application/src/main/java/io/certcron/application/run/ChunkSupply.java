package io.certcron.application.run;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedPage;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.PageClaim;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.Settlement;
import io.certcron.application.run.RunTimes.Phase;
import io.certcron.domain.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where the workers of a channel get their chunks from: from the pages of planning, while the run is planned here, and
 * then from claims. Either is as large as the service is fast ({@link Pace}), and never larger than one chunk where an
 * intent must not be sent twice, as it would count as sent from its claim on. Thread-safe.
 */
final class ChunkSupply {

    /** So much planning and claiming at once is cheap enough; more would only make the database's transactions longer. */
    private static final int MOST_CHUNKS = 400;

    /** How many chunks one claim takes from the ledger, at most. */
    private static final int CHUNKS_OF_A_CLAIM = 20;

    /** How long planning waits for the workers before it leaves a page to whoever claims it. */
    private static final Duration WAIT_FOR_WORKERS = Duration.ofSeconds(1);

    /** After a claim that brought nothing, for all workers together. */
    private static final Duration CLAIM_AGAIN = Duration.ofMillis(100);

    private final ChannelRun run;
    private final IntentLedger ledger;
    private final DispatchSettings settings;
    private final Clock clock;
    private final ChunkQueue queue = new ChunkQueue();
    private final SettlementQueue settlements;
    private final Pace pace;
    private final boolean ahead;
    private final UUID worker = UUID.randomUUID();
    private final Object claiming = new Object();
    private Instant nothingUntil = Instant.MIN;
    private volatile boolean planning;

    ChunkSupply(ChannelRun run, IntentLedger ledger, DispatchSettings settings, Clock clock) {
        this.run = run;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
        this.ahead = redelivery() == Redelivery.ALWAYS && !settings.claimAhead().isZero();
        this.pace = new Pace(clock, ahead ? settings.claimAhead() : Duration.ZERO, settings.workers(), MOST_CHUNKS);
        this.settlements = new SettlementQueue(ledger, run.events(), run.times(), queue, 2 * settings.workers());
    }

    /** The run is being planned: until that has ended, workers get what the pages bring, and nothing is claimed from the ledger. */
    void planningBegins() {
        planning = true;
    }

    void planningEnded() {
        planning = false;
        queue.changed();
    }

    /**
     * How many mentors the next page of planning may have if the workers are to send what it brings; zero where it is to be
     * left to whoever claims it. Waits a moment for the workers.
     */
    int roomForPage() throws InterruptedException {
        long start = System.nanoTime();
        while (ahead && !isOver()) {
            long seen = queue.changes();
            int room = room();
            if (room > 0) {
                return room * settings.chunkMentors();
            }
            Duration left = WAIT_FOR_WORKERS.minusNanos(System.nanoTime() - start);
            if (left.isNegative() || left.isZero()) {
                return 0;
            }
            queue.awaitChangeAfter(seen, left);
        }
        return 0;
    }

    /** Plans a page so that the workers can send what it brings. */
    Optional<PlannedPage> claimPage(Function<PageClaim, Optional<ClaimedPage>> planned) {
        Claim claim = new Claim(UUID.randomUUID(), run.scope().runId(), worker);
        Instant before = clock.instant();
        long start = System.nanoTime();
        Optional<ClaimedPage> page = planned.apply(new PageClaim(claim, settings.lease()));
        page.ifPresent(claimed ->
                queue.add(Chunk.cut(claim, claimed.claimed(), settings.chunkMentors(), freshUntil(before), start)));
        return page.map(ClaimedPage::page);
    }

    /**
     * The next chunk to send. What has waited for too long is given back.
     *
     * @return empty where nothing can be sent for now
     */
    Optional<Chunk> take() {
        Optional<Chunk> chunk = queue.take();
        chunk.ifPresent(first -> pace.begin());
        while (chunk.isPresent() && !chunk.get().isFresh(clock.instant())) {
            giveBack(chunk.get());
            queue.done(1);
            chunk = queue.take();
        }
        return chunk;
    }

    /**
     * Claims from the ledger, unless another worker just has.
     *
     * @return whether there is anything new, to send or to find settled
     */
    boolean claim() {
        synchronized (claiming) {
            if (queue.waiting() > 0 || isOver()) {
                return true;
            }
            if (clock.instant().isBefore(nothingUntil)) {
                return false;
            }
            Instant before = clock.instant();
            long start = System.nanoTime();
            ClaimedChunk claimed = run.times().time(Phase.CLAIM, this::claimFromLedger);
            claimed.rejected().forEach(run.events()::gaveUp);
            queue.add(
                    Chunk.cut(claimed.claim(), claimed.intents(), settings.chunkMentors(), freshUntil(before), start));
            if (claimed.isEmpty() && queue.isAnyUnderWay()) {
                nothingUntil = clock.instant().plus(CLAIM_AGAIN);
            }
            return !claimed.isEmpty();
        }
    }

    /** A failure stops the channel before the next worker gets here: those who wait must not meet it one after the other. */
    private ClaimedChunk claimFromLedger() {
        try {
            return ledger.claim(claimRequest());
        } catch (RuntimeException | Error failure) {
            run.state().stop(ErrorCode.UNEXPECTED_EXCEPTION);
            throw failure;
        }
    }

    boolean isPlanning() {
        return planning;
    }

    /** Whether other workers of this process may still bring an end to something. */
    boolean isAnyUnderWay() {
        return queue.isAnyUnderWay();
    }

    /** How often anything has changed for the workers of this process. */
    long changes() {
        return queue.changes();
    }

    /** Waits for other workers of this process, or for planning, to change more than that; for so long at most. */
    void awaitChangeAfter(long seen, Duration most) throws InterruptedException {
        queue.awaitChangeAfter(seen, most);
    }

    /** Settles what was taken. */
    void settle(Chunk chunk, List<Settlement> answers) throws InterruptedException {
        pace.answered();
        settlements.settle(chunk, answers);
    }

    /** A worker could not find out what became of its chunk. */
    void failed() {
        queue.done(1);
    }

    /** Gives back what nobody will send any more. */
    void giveBackAll() {
        queue.drain().forEach(this::giveBack);
    }

    private void giveBack(Chunk chunk) {
        ledger.settle(chunk.claim(), chunk.releases());
    }

    private int room() {
        int most = pace.chunksAhead();
        int waiting = queue.waiting();
        return waiting > most / 2 ? 0 : most - waiting;
    }

    private boolean isOver() {
        return run.deadline().isOver() || run.state().stopReason().isPresent();
    }

    private Instant freshUntil(Instant claimedAfter) {
        return claimedAfter.plus(settings.lease().dividedBy(2));
    }

    private Redelivery redelivery() {
        return settings.redeliveryOn(run.scope().channel());
    }

    private ClaimRequest claimRequest() {
        int chunks = ahead ? Math.min(pace.chunksAhead(), CHUNKS_OF_A_CLAIM) : 1;
        return new ClaimRequest(
                run.scope(),
                worker,
                chunks * settings.chunkMentors(),
                settings.lease(),
                settings.attemptsInAll(),
                redelivery());
    }
}
