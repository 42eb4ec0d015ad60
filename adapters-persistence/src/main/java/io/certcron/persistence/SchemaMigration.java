package io.certcron.persistence;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Brings the schema up to date, by Flyway. Any number of processes may do so at the same time: one works, the others
 * wait, and then find nothing left to do.
 */
public final class SchemaMigration {

    /** Where Flyway notes what has run; in the schema of the certifications. */
    static final String HISTORY_TABLE = "certification_cron_schema_history";

    static final String FOLDER = "io/certcron/persistence/migration";

    private static final Optional<String> INSUFFICIENT_PRIVILEGE = Optional.of("42501");

    private static final Pattern UNFIT_TABLE = Pattern.compile("The table of certifications does not fit: [^\\r\\n]*");

    private final DataSource owner;
    private final CertificationTable table;
    private final Optional<String> runtimeUser;

    /**
     * @param owner connects as the user who is to own the schema; three connections are used at once
     * @param table where the certifications are, or are to be
     * @param runtimeUser who is to be made a member of {@code service_role}, and to be able to become {@code ops_admin}
     */
    public SchemaMigration(DataSource owner, CertificationTable table, Optional<String> runtimeUser) {
        this.owner = owner;
        this.table = table;
        this.runtimeUser = runtimeUser;
    }

    /**
     * Runs the migrations that have not run yet, and builds the missing indexes on the certifications while the platform
     * goes on writing.
     *
     * @return how many migrations ran
     * @throws MigrationRefusedException if the table of certifications does not fit, or the runtime user does not exist
     * @throws io.certcron.application.port.out.StorageException if the database refuses; its cause says what
     */
    public int migrate() {
        try (PatientSession session = PatientSession.open(owner);
                MigrationLock lock = MigrationLock.acquire(session.handle(), table.schema())) {
            runtimeUser.ifPresent(user -> requireUser(lock.handle(), user));
            return migrateUnder(lock);
        } catch (FlywayException | JdbiException e) {
            unfitTable(e).ifPresent(reason -> {
                throw new MigrationRefusedException(reason);
            });
            throw StorageFailure.of(e).during("migrate_schema", List.of());
        }
    }

    private int migrateUnder(MigrationLock lock) {
        int ran = flyway().migrate().migrationsExecuted;
        new CertificationIndexes(lock.handle(), table).build();
        runtimeUser.ifPresent(user -> {
            grantServiceRole(lock.handle(), user);
            grantOpsAdmin(lock.handle(), user);
        });
        return ran;
    }

    private Flyway flyway() {
        return Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(owner)
                .locations("classpath:" + FOLDER)
                .failOnMissingLocations(true)
                .loggers("slf4j")
                .defaultSchema(table.schema())
                .table(HISTORY_TABLE)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(table.attributes())
                .load();
    }

    /** Leaves a superuser alone, who is a member of everything. */
    private static void requireUser(Handle handle, String user) {
        boolean exists = handle.createQuery("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = :user)")
                .bind("user", user)
                .mapTo(Boolean.class)
                .one();
        if (!exists) {
            throw new MigrationRefusedException(
                    "The runtime user '" + user + "' does not exist: create it, or correct database.runtime-user");
        }
    }

    private static void grantServiceRole(Handle handle, String user) {
        handle.createQuery(
                        """
                        SELECT format('GRANT service_role TO %I', rolname)
                        FROM pg_roles
                        WHERE rolname = :user AND NOT pg_has_role(oid, 'service_role', 'USAGE')
                        """)
                .bind("user", user)
                .mapTo(String.class)
                .findOne()
                .ifPresent(handle::execute);
    }

    /**
     * For resolving audit rows the user becomes {@code ops_admin}, and has none of its rights otherwise, where PostgreSQL
     * can tell these apart (16 and newer). Who may migrate, and has always migrated, is not refused for want of this.
     */
    private static void grantOpsAdmin(Handle handle, String user) {
        Optional<String> grant = handle.createQuery(
                        """
                        SELECT format('GRANT ops_admin TO %I' || CASE WHEN tells THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END, rolname)
                        FROM pg_roles, (SELECT current_setting('server_version_num')::integer >= 160000) AS server (tells)
                        WHERE rolname = :user
                            AND NOT pg_has_role(oid, 'ops_admin', CASE WHEN tells THEN 'SET' ELSE 'MEMBER' END)
                        """)
                .bind("user", user)
                .mapTo(String.class)
                .findOne();
        try {
            grant.ifPresent(handle::execute);
        } catch (JdbiException refused) {
            if (!StorageFailure.of(refused).sqlState().equals(INSUFFICIENT_PRIVILEGE)) {
                throw refused;
            }
        }
    }

    /** What the first migration found wrong with the platform's table; its own words, with names of columns alone. */
    private static Optional<String> unfitTable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Matcher words = UNFIT_TABLE.matcher(String.valueOf(cause.getMessage()));
            if (words.find()) {
                return Optional.of(words.group());
            }
        }
        return Optional.empty();
    }
}
