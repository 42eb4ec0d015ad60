package io.certcron.contract;

import static io.certcron.contract.SpoiltReads.history;

import io.certcron.application.port.out.RunDetails;
import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.RunHistory.Filter;
import io.certcron.application.port.out.RunHistory.Night;
import io.certcron.application.port.out.RunHistory.Position;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.StorageException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

class RunHistoryFaultsTest extends StorageFaultFinding {

    private static final int ALL = 1_000;

    static class Spoilt extends RunHistoryContract {
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
                lists("forgets who asked", RunHistoryFaultsTest::withoutOperators, "V01"),
                lists(
                        "ignores pages",
                        (right, filter, after, limit) -> right.list(filter, Optional.empty(), ALL),
                        "V02"),
                lists(
                        "ignores the filter",
                        (right, filter, after, limit) -> right.list(Filter.ALL, after, limit),
                        "V03"),
                lists("swallows failures", RunHistoryFaultsTest::silently, "V04"),
                details("knows no end", each -> Parts.of(each).withoutEnd(), "V05"),
                details("takes unknown for none", each -> Parts.of(each).withDataErrors(), "V06"),
                details("forgets what belongs to a run", each -> Parts.of(each).alone(), "V07"),
                details("sums up backwards", each -> Parts.of(each).backwards(), "V08", "V09"),
                finds("finds any run", RunHistoryFaultsTest::anyRun, "V10"),
                nights(
                        "begins a night early",
                        (right, from, through) -> right.nights(from.minusDays(1), through),
                        "V11"),
                nights("is never late", (right, from, through) -> inShort(right, from, through, false), "V12"),
                nights("forgets the checks", (right, from, through) -> inShort(right, from, through, true), "V13"));
    }

    @FunctionalInterface
    private interface Listing {
        List<RunRecord> list(RunHistory right, Filter filter, Optional<Position> after, int limit);
    }

    @FunctionalInterface
    private interface Finding {
        Optional<RunDetails> find(InMemoryDatabase right, UUID runId);
    }

    @FunctionalInterface
    private interface Nights {
        List<Night> nights(RunHistory right, LocalDate from, LocalDate through);
    }

    private record Wrong(InMemoryDatabase database, Listing listing, Finding finding, Nights nights)
            implements RunHistory {

        @Override
        public List<RunRecord> list(Filter filter, Optional<Position> after, int limit) {
            return listing.list(database.runHistory(), filter, after, limit);
        }

        @Override
        public Optional<RunDetails> find(UUID runId) {
            return finding.find(database, runId);
        }

        @Override
        public List<Night> nights(LocalDate from, LocalDate through) {
            return nights.nights(database.runHistory(), from, through);
        }
    }

    /** The parts of a run's details, to be put together otherwise. */
    private record Parts(RunDetails right) {

        static Parts of(RunDetails right) {
            return new Parts(right);
        }

        RunDetails withoutEnd() {
            return new RunDetails(
                    right.record(),
                    right.zone(),
                    right.tally(),
                    Optional.empty(),
                    Optional.empty(),
                    right.audit(),
                    right.planned(),
                    right.rejected(),
                    right.problems());
        }

        RunDetails withDataErrors() {
            return new RunDetails(
                    right.record(),
                    right.zone(),
                    right.tally(),
                    right.dataErrors().or(() -> Optional.of(0L)),
                    right.monitoring(),
                    right.audit(),
                    right.planned(),
                    right.rejected(),
                    right.problems());
        }

        RunDetails alone() {
            return new RunDetails(
                    right.record(),
                    right.zone(),
                    right.tally(),
                    right.dataErrors(),
                    right.monitoring(),
                    Optional.empty(),
                    right.planned(),
                    right.rejected(),
                    List.of());
        }

        RunDetails backwards() {
            return new RunDetails(
                    right.record(),
                    right.zone(),
                    right.tally(),
                    right.dataErrors(),
                    right.monitoring(),
                    right.audit(),
                    reversed(right.planned()),
                    reversed(right.rejected()),
                    right.problems());
        }

        private static <T> List<T> reversed(List<T> list) {
            List<T> reversed = new ArrayList<>(list);
            Collections.reverse(reversed);
            return reversed;
        }
    }

    private static Fault<ContractDatabase> lists(String description, Listing listing, String rule) {
        return history(
                description,
                right -> new Wrong(
                        right,
                        listing,
                        (database, runId) -> database.runHistory().find(runId),
                        RunHistory::nights),
                rule);
    }

    private static Fault<ContractDatabase> finds(String description, Finding finding, String... rules) {
        return history(description, right -> new Wrong(right, RunHistory::list, finding, RunHistory::nights), rules);
    }

    private static Fault<ContractDatabase> details(
            String description, UnaryOperator<RunDetails> change, String... rules) {
        return finds(
                description,
                (database, runId) -> database.runHistory().find(runId).map(change),
                rules);
    }

    private static Fault<ContractDatabase> nights(String description, Nights nights, String rule) {
        return history(
                description,
                right -> new Wrong(
                        right,
                        RunHistory::list,
                        (database, runId) -> database.runHistory().find(runId),
                        nights),
                rule);
    }

    private static List<RunRecord> withoutOperators(
            RunHistory right, Filter filter, Optional<Position> after, int limit) {
        return right.list(filter, after, limit).stream()
                .map(run -> new RunRecord(
                        run.runId(),
                        run.cronId(),
                        run.slot(),
                        Optional.empty(),
                        run.businessDate(),
                        run.workflow(),
                        run.dryRun(),
                        run.status(),
                        run.startedAt(),
                        run.finishedAt(),
                        run.errorCode()))
                .toList();
    }

    private static List<RunRecord> silently(RunHistory right, Filter filter, Optional<Position> after, int limit) {
        try {
            return right.list(filter, after, limit);
        } catch (StorageException swallowed) {
            return List.of();
        }
    }

    private static Optional<RunDetails> anyRun(InMemoryDatabase database, UUID runId) {
        return database.runHistory()
                .find(runId)
                .or(() -> database.runHistory().list(Filter.ALL, Optional.empty(), 1).stream()
                        .findFirst()
                        .flatMap(run -> database.runHistory().find(run.runId())));
    }

    private static List<Night> inShort(RunHistory right, LocalDate from, LocalDate through, boolean late) {
        return right.nights(from, through).stream()
                .map(night -> new Night(
                        night.businessDate(),
                        night.completed(),
                        night.withFailures(),
                        night.incomplete(),
                        night.failed(),
                        night.running(),
                        late ? night.late() : 0,
                        late ? Optional.empty() : night.missedPauses()))
                .toList();
    }
}
