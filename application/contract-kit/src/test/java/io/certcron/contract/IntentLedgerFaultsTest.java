package io.certcron.contract;

import static io.certcron.contract.ForwardingLedger.leasing;
import static io.certcron.contract.ForwardingLedger.misreading;
import static io.certcron.contract.ForwardingLedger.miswriting;
import static io.certcron.contract.ForwardingLedger.ofMentors;
import static io.certcron.contract.ForwardingLedger.onDate;
import static io.certcron.contract.ForwardingLedger.trying;
import static io.certcron.contract.ForwardingLedger.within;

import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.DispatchScope;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Certification;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.PlanningWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.UnaryOperator;

class IntentLedgerFaultsTest extends StorageFaultFinding {

    private static final Duration A_MOMENT = Duration.ofNanos(1);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    static class Spoilt extends IntentLedgerContract {
        @Override
        protected ContractDatabase emptyDatabase() {
            return spoilt(new InMemoryDatabase());
        }
    }

    @Override
    Class<?> contract() {
        return Spoilt.class;
    }

    @Override
    List<Fault<ContractDatabase>> faults() {
        return List.of(
                reads("ignores the lease", request -> leasing(request, A_MOMENT), "L04", "L30"),
                reads("never lets a lease run out", request -> leasing(request, FOR_EVER), "L05", "L06"),
                reads(
                        "claims early",
                        request ->
                                onDate(request, request.scope().businessDate().plusDays(40)),
                        "L02"),
                reads(
                        "reminds the expired",
                        request ->
                                onDate(request, request.scope().businessDate().minusDays(1)),
                        "L17"),
                reads("mixes the channels up", IntentLedgerFaultsTest::otherChannel, "L01", "L03", "L11"),
                reads("is greedy", request -> ofMentors(request, request.mentors() + 1), "L08"),
                reads("always redelivers", request -> trying(request, request.maxAttempts(), Redelivery.ALWAYS), "L06"),
                reads("tries for ever", request -> trying(request, 1_000, request.redelivery()), "L18"),
                ledger("tears a mentor apart", WrongLedgers.Torn::new, "L07"),
                ledger("hands a chunk out twice", WrongLedgers.Repeating::new, "L10"),
                ledger("mixes the mentors", WrongLedgers.Unsorted::new, "L09"),
                ledger("gives up on a pause that may have worked", WrongLedgers.Timid::new, "L15"),
                ledger("settles without the token", WrongLedgers.Tokenless::new, "L25"),
                ledger("settles the whole chunk", WrongLedgers.Lumping::new, "L26"),
                ledger("lies about what it changed", WrongLedgers.Boasting::new, "L25", "L27"),
                ledger("settles only the first of a chunk", WrongLedgers.Hasty::new, "L28"),
                ledger("swallows failures", WrongLedgers.Silent::new, "L33"),
                ledger("has no idea of time", WrongLedgers.Timeless::new, "L23", "L29", "L30", "L31"),
                ledger("rearms for whoever asks", WrongLedgers.Obliging::new, "L23", "L34"),
                ledger("claims for a run of its own", WrongLedgers.Unasked::new, "L35", "L36", "L37"),
                ledger("counts nothing that is settled", WrongLedgers.Uncounting::new, "L36", "L38"),
                ledger("counts what was not settled", WrongLedgers.Overcounting::new, "L38"),
                ledger("frees nothing", WrongLedgers.Careless::new, "L39", "L40", "L41", "L42"),
                ledger("frees what may still be claimed", WrongLedgers.Impatient::new, "L40"),
                ledger("redelivers what was abandoned", WrongLedgers.Trusting::new, "L41"),
                ledger("counts the wrong backlog", WrongLedgers.Miscounting::new, "L32"),
                writes("forgets what is done", settlement -> new Settlement.Release(settlement.key()), "L20", "L21"),
                writes("does not wait", IntentLedgerFaultsTest::withoutWaiting, "L22", "L23", "L31"),
                writes("counts an attempt that was not made", IntentLedgerFaultsTest::withAttempt, "L24"),
                database("does not see renewals and pauses", BlindToUpdates::new, "L12", "L14", "L16"),
                database("does not see deletions", BlindToDeletions::new, "L13", "L19"),
                database("claims what is to be held", BlindToTheBrake::new, "L11"));
    }

    private static Fault<ContractDatabase> reads(
            String description, UnaryOperator<ClaimRequest> misread, String... rules) {
        return ledger(description, right -> misreading(right, misread), rules);
    }

    private static Fault<ContractDatabase> writes(
            String description, UnaryOperator<Settlement> miswrite, String... rules) {
        return ledger(description, right -> miswriting(right, miswrite), rules);
    }

    private static ClaimRequest otherChannel(ClaimRequest request) {
        DispatchScope scope = request.scope();
        Channel other = scope.channel() == Channel.REMINDER ? Channel.AUTO_PAUSE : Channel.REMINDER;
        return within(request, new DispatchScope(scope.runId(), other, scope.businessDate()));
    }

    private static Settlement withoutWaiting(Settlement settlement) {
        boolean waits = settlement instanceof Settlement.Retry || settlement instanceof Settlement.NextRun;
        return waits ? atOnce(settlement) : settlement;
    }

    private static Settlement withAttempt(Settlement settlement) {
        return settlement instanceof Settlement.Release ? atOnce(settlement) : settlement;
    }

    private static Settlement atOnce(Settlement settlement) {
        return new Settlement.Retry(settlement.key(), "AT_ONCE", OptionalInt.empty(), Duration.ZERO);
    }

    private static final class BlindToUpdates extends ForwardingDatabase {

        BlindToUpdates(InMemoryDatabase right) {
            super(right);
        }

        @Override
        public void update(Certification certification) {}
    }

    private static final class BlindToDeletions extends ForwardingDatabase {

        BlindToDeletions(InMemoryDatabase right) {
            super(right);
        }

        @Override
        public void delete(UUID certificationId) {}
    }

    private static final class BlindToTheBrake extends ForwardingDatabase {

        BlindToTheBrake(InMemoryDatabase right) {
            super(right);
        }

        @Override
        public IntentPlanner planner(ExpiryPolicy policy) {
            return new ForwardingPlanner(right.planner(policy)) {
                @Override
                public Optional<PlannedPage> planPauses(
                        OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, boolean held) {
                    return right.planPauses(run, window, after, pageSize, false);
                }
            };
        }
    }
}
