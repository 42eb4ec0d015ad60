package io.certcron.contract;

class InMemoryIntentLedgerTest extends IntentLedgerContract {

    @Override
    protected ContractDatabase emptyDatabase() {
        return new InMemoryDatabase();
    }
}
