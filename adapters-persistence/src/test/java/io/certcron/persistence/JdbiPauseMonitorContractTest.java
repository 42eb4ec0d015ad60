package io.certcron.persistence;

import io.certcron.contract.ContractDatabase;
import io.certcron.contract.PauseMonitorContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiPauseMonitorContractTest extends PauseMonitorContract {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    @Override
    protected ContractDatabase emptyDatabase() {
        return POSTGRES.emptied();
    }
}
