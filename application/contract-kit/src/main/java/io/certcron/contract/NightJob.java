package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;

import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.DispatchScope;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.PlanningWindow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Uses the adapters as a run does, so that a rule can begin where it gets interesting. */
final class NightJob {

    static final Duration LEASE = Duration.ofMinutes(2);
    static final int CHUNK = 50;
    static final int ATTEMPTS = 12;

    private static final int PAGE_SIZE = 100;

    /** No rule needs as many: a planner that never says that it is through must not hang the build. */
    private static final int ENOUGH_PAGES = 5_000;

    private final ContractDatabase database;
    private final UUID worker = UUID.randomUUID();
    private Optional<OpenRun> latest = Optional.empty();

    NightJob(ContractDatabase database) {
        this.database = database;
    }

    /** Opens a run of everything, for which intents are claimed from now on. */
    OpenRun open(LocalDate businessDate) {
        OpenRun run = database.runStore().open(Openings.opening(businessDate));
        latest = Optional.of(run);
        return run;
    }

    /** The run that was opened last, or one that is opened now. */
    OpenRun run() {
        return latest.orElseGet(() -> open(TONIGHT));
    }

    /** Opens a run and plans the one night, pauses first. */
    OpenRun plan(LocalDate businessDate) {
        return plan(businessDate, false);
    }

    /** As {@link #plan(LocalDate)}, with the brake on or off. */
    OpenRun plan(LocalDate businessDate, boolean held) {
        OpenRun run = open(businessDate);
        planPages(run, held);
        return run;
    }

    /** Plans the one night of a run, pauses first. */
    void planPages(OpenRun run, boolean held) {
        PlanningWindow window = PlanningWindow.ofOneNight(run.businessDate());
        IntentPlanner planner = database.planner(ExpiryPolicy.STANDARD);
        allPages(after -> planner.planPauses(run, window, after, PAGE_SIZE, held));
        allPages(after -> planner.planReminders(run, window, after, PAGE_SIZE));
    }

    /** Adds two certifications that expire on the run's business date, and plans the pause of the first alone. */
    PlanCursor planOneOfTwo(OpenRun run) {
        database.insert(Examples.active(1, run.businessDate()));
        database.insert(Examples.active(2, run.businessDate()));
        PlanningWindow window = PlanningWindow.ofOneNight(run.businessDate());
        return database.planner(ExpiryPolicy.STANDARD)
                .planPauses(run, window, Optional.empty(), 1, false)
                .flatMap(PlannedPage::next)
                .orElseThrow(() -> new AssertionError("A page of one certification of two says that it was the last"));
    }

    /** All pages of one channel. */
    static List<PlannedPage> allPages(Function<Optional<PlanCursor>, Optional<PlannedPage>> planPage) {
        List<PlannedPage> pages = new ArrayList<>();
        Optional<PlanCursor> after = Optional.empty();
        do {
            PlannedPage page = owned(planPage.apply(after));
            pages.add(page);
            after = page.next();
        } while (after.isPresent() && pages.size() < ENOUGH_PAGES);
        if (after.isPresent()) {
            throw new AssertionError("Planning does not come to an end: " + pages.size() + " pages, and another");
        }
        return pages;
    }

    /** The page, which an owner always gets. */
    static PlannedPage owned(Optional<PlannedPage> page) {
        return page.orElseThrow(() -> new AssertionError("The owner of a run is told that it lost its lease"));
    }

    /** Tonight's intents of the channel, for the run. */
    DispatchScope tonight(Channel channel) {
        return new DispatchScope(run().runId(), channel, TONIGHT);
    }

    /** Claims tonight's intents of the channel, as a worker does. */
    ClaimedChunk claim(Channel channel) {
        return database.ledger().claim(request(tonight(channel), worker));
    }

    /** What {@link #claim(Channel)} asks for. */
    static ClaimRequest request(DispatchScope scope, UUID worker) {
        return new ClaimRequest(scope, worker, CHUNK, LEASE, ATTEMPTS, Redelivery.ALWAYS);
    }

    ClaimedChunk claim(Channel channel, LocalDate businessDate, int mentors) {
        return claim(new DispatchScope(run().runId(), channel, businessDate), worker, mentors);
    }

    ClaimedChunk claim(DispatchScope scope, UUID worker, int mentors) {
        return database.ledger().claim(new ClaimRequest(scope, worker, mentors, LEASE, ATTEMPTS, Redelivery.ALWAYS));
    }

    /** Claims tonight's intents of the channel that have had fewer than so many attempts, or for a poor service. */
    ClaimedChunk claim(Channel channel, int maxAttempts, Redelivery redelivery) {
        return database.ledger()
                .claim(new ClaimRequest(tonight(channel), worker, CHUNK, LEASE, maxAttempts, redelivery));
    }

    /** Settles every intent of the chunk as done. */
    int settleDone(ClaimedChunk chunk) {
        return settle(chunk, key -> new Settlement.Done(key, false));
    }

    /** Settles every intent of the chunk. */
    int settle(ClaimedChunk chunk, Function<IdempotencyKey, Settlement> settlement) {
        List<Settlement> settlements = keys(chunk).stream().map(settlement).toList();
        return database.ledger().settle(chunk.claim(), settlements);
    }

    static List<IdempotencyKey> keys(ClaimedChunk chunk) {
        return chunk.intents().stream().map(ClaimedIntent::key).toList();
    }

    /** The row of the ledger with the key, which must be there. */
    StoredIntent stored(IdempotencyKey key) {
        return database.intent(key)
                .orElseThrow(() -> new AssertionError("The ledger has no intent with the key " + key));
    }
}
