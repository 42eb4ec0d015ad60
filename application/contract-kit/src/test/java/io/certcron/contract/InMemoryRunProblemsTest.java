package io.certcron.contract;

class InMemoryRunProblemsTest extends RunProblemsContract {

    @Override
    protected ContractDatabase emptyDatabase() {
        return new InMemoryDatabase();
    }
}
