package io.certcron.contract;

class InMemoryRunHistoryTest extends RunHistoryContract {

    @Override
    protected ContractDatabase emptyDatabase() {
        return new InMemoryDatabase();
    }
}
