package io.certcron.contract;

class InMemoryStatisticsTest extends StatisticsContract {

    @Override
    protected ContractDatabase emptyDatabase() {
        return new InMemoryDatabase();
    }
}
