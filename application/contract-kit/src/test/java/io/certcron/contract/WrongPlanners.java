package io.certcron.contract;

import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ClaimedPage;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PageClaim;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Action;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.PlanningWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Planners that are each wrong in one way. */
final class WrongPlanners {

    private static final int HUGE = 1_000;

    private WrongPlanners() {}

    /** Plans and counts for another window. */
    static final class Misdated extends ForwardingPlanner {

        private final UnaryOperator<PlanningWindow> misread;

        Misdated(IntentPlanner right, UnaryOperator<PlanningWindow> misread) {
            super(right);
            this.misread = misread;
        }

        @Override
        public Optional<PlannedPage> planPauses(
                OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, boolean held) {
            return super.planPauses(run, misread.apply(window), after, pageSize, held);
        }

        @Override
        public Optional<PlannedPage> planReminders(
                OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize) {
            return super.planReminders(run, misread.apply(window), after, pageSize);
        }
    }

    /** Sees nothing but work that is still to be planned. */
    static final class Uncounting extends ForwardingPlanner {

        Uncounting(IntentPlanner right) {
            super(right);
        }

        @Override
        public long countDuePauses(PlanningWindow window) {
            return 0;
        }

        @Override
        public Map<Integer, Long> countDueReminders(PlanningWindow window) {
            return Map.of();
        }

        @Override
        public long countActive(long enough) {
            return enough;
        }

        @Override
        public FlaggedCertifications findUnusable(LocalDate businessDate, int limit) {
            return FlaggedCertifications.NONE;
        }
    }

    /** Takes all at once. */
    static final class Greedy extends ForwardingPlanner {

        Greedy(IntentPlanner right) {
            super(right);
        }

        @Override
        public Optional<PlannedPage> planPauses(
                OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, boolean held) {
            return super.planPauses(run, window, after, HUGE, held);
        }
    }

    /** Plans for a run that it opens itself: always, or only where the caller lost its own. */
    static final class ForAnotherRun extends ForwardingPlanner {

        private final InMemoryDatabase database;
        private final boolean always;

        ForAnotherRun(IntentPlanner right, InMemoryDatabase database, boolean always) {
            super(right);
            this.database = database;
            this.always = always;
        }

        @Override
        public Optional<PlannedPage> planPauses(
                OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, boolean held) {
            boolean own = !always && database.tables().isOwned(run);
            return super.planPauses(own ? run : another(run), window, after, pageSize, held);
        }

        private OpenRun another(OpenRun run) {
            return database.runStore().open(Openings.opening(run.businessDate()));
        }
    }

    /** Ignores the brake. */
    static final class Brakeless extends ForwardingPlanner {

        Brakeless(IntentPlanner right) {
            super(right);
        }

        @Override
        public Optional<PlannedPage> planPauses(
                OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, boolean held) {
            return super.planPauses(run, window, after, pageSize, false);
        }
    }

    /** Reports one planned reminder at 7 days for each page, and nothing superseded. */
    static final class Miscounting extends ForwardingPlanner {

        Miscounting(IntentPlanner right) {
            super(right);
        }

        @Override
        public Optional<PlannedPage> planReminders(
                OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize) {
            return super.planReminders(run, window, after, pageSize)
                    .map(page -> new PlannedPage(Map.of(7, 1L), 0, page.next()));
        }
    }

    /** Swallows failures. */
    static final class Silent extends ForwardingPlanner {

        Silent(IntentPlanner right) {
            super(right);
        }

        @Override
        public long countActive(long enough) {
            try {
                return super.countActive(enough);
            } catch (StorageException swallowed) {
                return 0;
            }
        }
    }

    /** Does something to the ledger before or after each page. */
    static final class Meddling extends ForwardingPlanner {

        private final InMemoryTables tables;
        private final Consumer<InMemoryTables> before;
        private final Consumer<InMemoryTables> after;

        Meddling(
                IntentPlanner right,
                InMemoryDatabase database,
                Consumer<InMemoryTables> before,
                Consumer<InMemoryTables> after) {
            super(right);
            this.tables = database.tables();
            this.before = before;
            this.after = after;
        }

        @Override
        public Optional<PlannedPage> planPauses(
                OpenRun run, PlanningWindow window, Optional<PlanCursor> cursor, int pageSize, boolean held) {
            before.accept(tables);
            Optional<PlannedPage> page = super.planPauses(run, window, cursor, pageSize, held);
            after.accept(tables);
            return page;
        }

        @Override
        public Optional<PlannedPage> planReminders(
                OpenRun run, PlanningWindow window, Optional<PlanCursor> cursor, int pageSize) {
            Optional<PlannedPage> page = super.planReminders(run, window, cursor, pageSize);
            after.accept(tables);
            return page;
        }
    }

    /** Spoils what is claimed with a page. */
    static final class Grabbing extends ForwardingPlanner {

        private final InMemoryTables tables;
        private final Grab grab;

        Grabbing(IntentPlanner right, InMemoryDatabase database, Grab grab) {
            super(right);
            this.tables = database.tables();
            this.grab = grab;
        }

        @Override
        public Optional<ClaimedPage> planAndClaimPauses(
                OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, PageClaim claim) {
            return super.planAndClaimPauses(run, window, after, pageSize, claim)
                    .map(page -> grab.spoil(page, claim, tables));
        }

        @Override
        public Optional<ClaimedPage> planAndClaimReminders(
                OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, PageClaim claim) {
            return super.planAndClaimReminders(run, window, after, pageSize, claim)
                    .map(page -> grab.spoil(page, claim, tables));
        }
    }

    /** What a {@link Grabbing} planner does to a page. */
    interface Grab {
        ClaimedPage spoil(ClaimedPage page, PageClaim claim, InMemoryTables tables);
    }

    /** Claims all that is pending, whoever's it is. */
    static ClaimedPage claimEverything(ClaimedPage page, PageClaim claim, InMemoryTables tables) {
        Stream<ClaimedIntent> more = tables.ledger.values().stream()
                .filter(row -> row.status() == IntentStatus.PENDING)
                .map(row -> row.claim(claim.claim().token(), tables.now().plus(claim.lease())));
        return new ClaimedPage(
                page.page(), Stream.concat(page.claimed().stream(), more).toList());
    }

    /** Claims, and does not say what. */
    static ClaimedPage keepSecret(ClaimedPage page, PageClaim claim, InMemoryTables tables) {
        return new ClaimedPage(page.page(), List.of());
    }

    /** Names what it has not claimed. */
    static ClaimedPage onlySay(ClaimedPage page, PageClaim claim, InMemoryTables tables) {
        page.claimed().forEach(intent -> tables.ledger.get(intent.key()).release(tables.now()));
        return page;
    }

    /** Claims for ever. */
    static ClaimedPage leaseForEver(ClaimedPage page, PageClaim claim, InMemoryTables tables) {
        tables.ledger.values().stream()
                .filter(row -> row.isClaimedUnder(claim.claim().token()))
                .forEach(row -> {
                    row.release(tables.now());
                    row.claim(claim.claim().token(), Instant.MAX);
                });
        return page;
    }

    static void forgetEverything(InMemoryTables tables) {
        tables.ledger.clear();
    }

    static void keepOneOfEachMentor(InMemoryTables tables) {
        Set<UUID> mentors = new HashSet<>();
        tables.ledger.values().removeIf(row -> !mentors.add(row.peerMentorId));
    }

    static void supersedeEveryReminderAt14Days(InMemoryTables tables) {
        tables.ledger.values().stream()
                .filter(row -> row.action.equals(new Action.Reminder(14)))
                .forEach(row -> row.settle(IntentStatus.SUPERSEDED, null, OptionalInt.empty(), tables.now()));
    }

    static void keepEveryReminderPending(InMemoryTables tables) {
        tables.ledger.values().stream()
                .filter(row -> row.status() == IntentStatus.SUPERSEDED)
                .forEach(row -> row.putOff(null, OptionalInt.empty(), tables.now()));
    }
}
