package io.certcron.contract;

class InMemoryScheduleStoreTest extends ScheduleStoreContract {

    @Override
    protected ContractDatabase emptyDatabase() {
        return new InMemoryDatabase();
    }
}
