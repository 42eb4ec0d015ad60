package io.certcron.persistence;

import io.certcron.contract.AuditLogContract;
import io.certcron.contract.ContractDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiAuditLogContractTest extends AuditLogContract {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    @Override
    protected ContractDatabase emptyDatabase() {
        return POSTGRES.emptied();
    }
}
