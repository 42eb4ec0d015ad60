package io.certcron.persistence;

import io.certcron.contract.ContractDatabase;
import io.certcron.contract.OperatorJournalContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiOperatorJournalContractTest extends OperatorJournalContract {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    @Override
    protected ContractDatabase emptyDatabase() {
        return POSTGRES.emptied();
    }
}
