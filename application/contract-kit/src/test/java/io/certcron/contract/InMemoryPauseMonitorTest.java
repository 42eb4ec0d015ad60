package io.certcron.contract;

class InMemoryPauseMonitorTest extends PauseMonitorContract {

    @Override
    protected ContractDatabase emptyDatabase() {
        return new InMemoryDatabase();
    }
}
