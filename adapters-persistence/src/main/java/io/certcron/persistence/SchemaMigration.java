package io.certcron.persistence;

import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the schema up to date, by Flyway. */
public final class SchemaMigration {

    /** Where Flyway notes what has run; in the schema of the certifications. */
    static final String HISTORY_TABLE = "certification_cron_schema_history";

    private static final String LOCATION = "classpath:io/certcron/persistence/migration";

    private final DataSource owner;
    private final CertificationTable table;
    private final Optional<String> runtimeUser;

    /**
     * @param owner connects as the user who is to own the schema
     * @param table where the certifications are, or are to be
     * @param runtimeUser who is to be made a member of {@code service_role}
     */
    public SchemaMigration(DataSource owner, CertificationTable table, Optional<String> runtimeUser) {
        this.owner = owner;
        this.table = table;
        this.runtimeUser = runtimeUser;
    }

    /**
     * Runs the migrations that have not run yet.
     *
     * @return how many ran
     */
    public int migrate() {
        return flyway().load().migrate().migrationsExecuted;
    }

    private FluentConfiguration flyway() {
        return Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(owner)
                .locations(LOCATION)
                .failOnMissingLocations(true)
                .defaultSchema(table.schema())
                .table(HISTORY_TABLE)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(table.attributes());
    }
}
