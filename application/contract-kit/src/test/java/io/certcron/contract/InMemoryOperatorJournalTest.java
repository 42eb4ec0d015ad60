package io.certcron.contract;

class InMemoryOperatorJournalTest extends OperatorJournalContract {

    @Override
    protected ContractDatabase emptyDatabase() {
        return new InMemoryDatabase();
    }
}
