package io.certcron.persistence;

import io.certcron.contract.ContractDatabase;
import io.certcron.contract.RunHistoryContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiRunHistoryContractTest extends RunHistoryContract {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    @Override
    protected ContractDatabase emptyDatabase() {
        return POSTGRES.emptied();
    }
}
