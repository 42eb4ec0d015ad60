package io.certcron.persistence;

import io.certcron.contract.ContractDatabase;
import io.certcron.contract.RunProblemsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiRunProblemsContractTest extends RunProblemsContract {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    @Override
    protected ContractDatabase emptyDatabase() {
        return POSTGRES.emptied();
    }
}
