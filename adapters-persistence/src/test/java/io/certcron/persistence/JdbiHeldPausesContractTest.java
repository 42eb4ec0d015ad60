package io.certcron.persistence;

import io.certcron.contract.ContractDatabase;
import io.certcron.contract.HeldPausesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiHeldPausesContractTest extends HeldPausesContract {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    @Override
    protected ContractDatabase emptyDatabase() {
        return POSTGRES.emptied();
    }
}
