package io.certcron.contract;

class InMemoryRunStoreTest extends RunStoreContract {

    @Override
    protected ContractDatabase emptyDatabase() {
        return new InMemoryDatabase();
    }
}
