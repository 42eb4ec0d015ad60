package io.certcron.persistence;

import io.certcron.contract.ContractDatabase;
import io.certcron.contract.ScheduleStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiScheduleStoreContractTest extends ScheduleStoreContract {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    @Override
    protected ContractDatabase emptyDatabase() {
        return POSTGRES.emptied();
    }
}
