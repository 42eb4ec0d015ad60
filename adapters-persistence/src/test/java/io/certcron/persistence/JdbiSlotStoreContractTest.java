package io.certcron.persistence;

import io.certcron.contract.ContractDatabase;
import io.certcron.contract.SlotStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiSlotStoreContractTest extends SlotStoreContract {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    @Override
    protected ContractDatabase emptyDatabase() {
        return POSTGRES.emptied();
    }
}
