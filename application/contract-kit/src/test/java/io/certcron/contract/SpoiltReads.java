package io.certcron.contract;

import io.certcron.application.port.out.CertificationRecords;
import io.certcron.application.port.out.JobFigures;
import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.RunProblems;
import io.certcron.application.port.out.Statistics;
import io.certcron.domain.ExpiryPolicy;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Databases of which one look back is exchanged for a wrong one. */
final class SpoiltReads {

    private SpoiltReads() {}

    static Fault<ContractDatabase> history(
            String description, Function<InMemoryDatabase, RunHistory> spoil, String... rules) {
        return StorageFaultFinding.database(description, right -> new WithHistory(right, spoil), rules);
    }

    static Fault<ContractDatabase> records(
            String description,
            BiFunction<InMemoryDatabase, ExpiryPolicy, CertificationRecords> spoil,
            String... rules) {
        return StorageFaultFinding.database(description, right -> new WithRecords(right, spoil), rules);
    }

    static Fault<ContractDatabase> figures(String description, UnaryOperator<JobFigures> spoil, String... rules) {
        return StorageFaultFinding.database(
                description,
                right -> new WithStatistics(
                        right,
                        database -> () -> spoil.apply(database.statistics().read())),
                rules);
    }

    static Fault<ContractDatabase> statistics(
            String description, Function<InMemoryDatabase, Statistics> spoil, String... rules) {
        return StorageFaultFinding.database(description, right -> new WithStatistics(right, spoil), rules);
    }

    static Fault<ContractDatabase> problems(
            String description, Function<InMemoryDatabase, RunProblems> spoil, String... rules) {
        return StorageFaultFinding.database(description, right -> new WithProblems(right, spoil), rules);
    }

    private static final class WithHistory extends ForwardingDatabase {

        private final Function<InMemoryDatabase, RunHistory> spoil;

        WithHistory(InMemoryDatabase right, Function<InMemoryDatabase, RunHistory> spoil) {
            super(right);
            this.spoil = spoil;
        }

        @Override
        public RunHistory runHistory() {
            return spoil.apply(right);
        }

        @Override
        public ContractDatabase unreachable() {
            return new WithHistory(right.unreachable(), spoil);
        }
    }

    private static final class WithRecords extends ForwardingDatabase {

        private final BiFunction<InMemoryDatabase, ExpiryPolicy, CertificationRecords> spoil;

        WithRecords(InMemoryDatabase right, BiFunction<InMemoryDatabase, ExpiryPolicy, CertificationRecords> spoil) {
            super(right);
            this.spoil = spoil;
        }

        @Override
        public CertificationRecords certificationRecords(ExpiryPolicy policy) {
            return spoil.apply(right, policy);
        }

        @Override
        public ContractDatabase unreachable() {
            return new WithRecords(right.unreachable(), spoil);
        }
    }

    private static final class WithStatistics extends ForwardingDatabase {

        private final Function<InMemoryDatabase, Statistics> spoil;

        WithStatistics(InMemoryDatabase right, Function<InMemoryDatabase, Statistics> spoil) {
            super(right);
            this.spoil = spoil;
        }

        @Override
        public Statistics statistics() {
            return spoil.apply(right);
        }

        @Override
        public ContractDatabase unreachable() {
            return new WithStatistics(right.unreachable(), spoil);
        }
    }

    private static final class WithProblems extends ForwardingDatabase {

        private final Function<InMemoryDatabase, RunProblems> spoil;
        private final RunProblems problems;

        WithProblems(InMemoryDatabase right, Function<InMemoryDatabase, RunProblems> spoil) {
            super(right);
            this.spoil = spoil;
            this.problems = spoil.apply(right);
        }

        @Override
        public RunProblems runProblems() {
            return problems;
        }

        @Override
        public ContractDatabase unreachable() {
            return new WithProblems(right.unreachable(), spoil);
        }
    }
}
