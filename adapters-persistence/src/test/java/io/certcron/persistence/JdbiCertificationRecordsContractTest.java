package io.certcron.persistence;

import io.certcron.contract.CertificationRecordsContract;
import io.certcron.contract.ContractDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiCertificationRecordsContractTest extends CertificationRecordsContract {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    @Override
    protected ContractDatabase emptyDatabase() {
        return POSTGRES.emptied();
    }
}
