package io.certcron.persistence;

import io.certcron.contract.ContractDatabase;
import io.certcron.contract.RunStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiRunStoreContractTest extends RunStoreContract {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    @Override
    protected ContractDatabase emptyDatabase() {
        return POSTGRES.emptied();
    }
}
