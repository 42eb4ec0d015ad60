package io.certcron.contract;

class InMemoryAuditLogTest extends AuditLogContract {

    @Override
    protected ContractDatabase emptyDatabase() {
        return new InMemoryDatabase();
    }
}
