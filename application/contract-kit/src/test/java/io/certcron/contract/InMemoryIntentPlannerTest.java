package io.certcron.contract;

class InMemoryIntentPlannerTest extends IntentPlannerContract {

    @Override
    protected ContractDatabase emptyDatabase() {
        return new InMemoryDatabase();
    }
}
