package io.certcron.contract;

class InMemorySlotStoreTest extends SlotStoreContract {

    @Override
    protected ContractDatabase emptyDatabase() {
        return new InMemoryDatabase();
    }
}
