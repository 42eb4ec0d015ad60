package io.certcron.persistence;

import io.certcron.contract.ContractDatabase;
import io.certcron.contract.IntentLedgerContract;
import org.junit.jupiter.api.extension.RegisterExtension;

// region test
class JdbiIntentLedgerContractTest extends IntentLedgerContract {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    @Override
    protected ContractDatabase emptyDatabase() {
        return POSTGRES.emptied();
    }
}
// endregion
