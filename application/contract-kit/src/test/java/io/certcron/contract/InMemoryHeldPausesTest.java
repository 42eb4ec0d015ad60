package io.certcron.contract;

class InMemoryHeldPausesTest extends HeldPausesContract {

    @Override
    protected ContractDatabase emptyDatabase() {
        return new InMemoryDatabase();
    }
}
