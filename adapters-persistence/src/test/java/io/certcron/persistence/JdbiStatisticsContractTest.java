package io.certcron.persistence;

import io.certcron.contract.ContractDatabase;
import io.certcron.contract.StatisticsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiStatisticsContractTest extends StatisticsContract {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    @Override
    protected ContractDatabase emptyDatabase() {
        return POSTGRES.emptied();
    }
}
