package io.certcron.contract;

class InMemoryCertificationRecordsTest extends CertificationRecordsContract {

    @Override
    protected ContractDatabase emptyDatabase() {
        return new InMemoryDatabase();
    }
}
