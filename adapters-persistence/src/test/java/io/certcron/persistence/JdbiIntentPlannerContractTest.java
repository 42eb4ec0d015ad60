package io.certcron.persistence;

import io.certcron.contract.ContractDatabase;
import io.certcron.contract.IntentPlannerContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiIntentPlannerContractTest extends IntentPlannerContract {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    @Override
    protected ContractDatabase emptyDatabase() {
        return POSTGRES.emptied();
    }
}
