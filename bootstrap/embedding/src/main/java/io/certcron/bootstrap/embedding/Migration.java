package io.certcron.bootstrap.embedding;

import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.SchemaMigration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Brings the schema up to date.
 *
 * @param runtime connects as the runtime user
 * @param table where the certifications are
 */
record Migration(DataSource runtime, CertificationTable table) {

    int asRuntimeUser() {
        return new SchemaMigration(runtime, table, Optional.of(CurrentUser.of(runtime))).migrate();
    }

    int asOwner(DataSource owner, String runtimeUser) {
        return new SchemaMigration(owner, table, Optional.of(runtimeUser)).migrate();
    }
}
