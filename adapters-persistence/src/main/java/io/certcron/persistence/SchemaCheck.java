package io.certcron.persistence;

import io.certcron.application.port.out.StorageException;
import java.util.List;
import java.util.Optional;

/**
 * Tells at start-up whether the runtime user finds what it needs. Two short queries, and no Flyway: every run of the job
 * begins with it.
 */
public final class SchemaCheck {

    /** The scripts that a schema of this version has seen, in order. */
    static final List<String> SCRIPTS = List.of(
            "V1__certifications.sql",
            "V2__runs_and_ledger.sql",
            "V3__audit_log_and_monitoring.sql",
            "V4__roles_and_grants.sql",
            "V5__schedules_and_slots.sql",
            "V6__operators.sql",
            "V7__run_problems.sql",
            "V8__one_index_less.sql",
            "R__get_missed_auto_pauses.sql",
            "R__history_is_private.sql");

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String APPLIED =
            """
            SELECT DISTINCT script
            FROM <schema>.certification_cron_schema_history
            WHERE success
            """;

    /**
     * Row-level security shows a user without a policy an empty table, without an error: on the platform's own table that
     * would look like a night on which nothing is due.
     */
    private static final String LACKS =
            """
            SELECT CASE
                WHEN NOT (me.rolsuper OR me.rolbypassrls
                        OR EXISTS (
                            SELECT FROM pg_roles AS r
                            WHERE r.rolname = 'service_role' AND pg_has_role(me.oid, r.oid, 'USAGE')))
                    THEN 'MEMBERSHIP'
                WHEN NOT has_table_privilege(certifications.oid, 'SELECT')
                    THEN 'SELECT'
                WHEN row_security_active(certifications.oid)
                        AND NOT EXISTS (
                            SELECT FROM pg_policy AS p, unnest(p.polroles) AS role (oid)
                            WHERE p.polrelid = certifications.oid
                                AND p.polcmd IN ('r', '*')
                                AND (role.oid = 0 OR pg_has_role(me.oid, role.oid, 'USAGE')))
                    THEN 'POLICY'
            END
            FROM pg_roles AS me, pg_class AS certifications
            WHERE me.rolname = current_user AND certifications.oid = CAST(:certifications AS regclass)
            """;

    private final Storage storage;
    private final CertificationTable table;

    /** @param storage connects as the runtime user */
    public SchemaCheck(Storage storage, CertificationTable table) {
        this.storage = storage;
        this.table = table;
    }

    /**
     * Looks.
     *
     * @throws StorageException if the database can't be reached
     */
    public Outcome check() {
        try {
            List<String> missing = missingScripts();
            return missing.isEmpty() ? checkRole() : new Outcome.NotMigrated(missing);
        } catch (StorageException e) {
            return outcomeOf(e).orElseThrow(() -> e);
        }
    }

    /**
     * Looks for the indexes on the certifications that this version wants, and that another migration would build. Nothing at
     * start-up depends on them.
     *
     * @return the names of those that are missing, not built to their end, or of an older shape
     * @throws StorageException if the database can't be reached
     */
    public List<String> missingIndexes() {
        return storage.inTransaction(
                "check_indexes", List.of(), handle -> new CertificationIndexes(handle, table).namesOfMissing());
    }

    private List<String> missingScripts() {
        List<String> applied =
                storage.inTransaction("check_migrations", List.of(), handle -> handle.createQuery(APPLIED)
                        .mapTo(String.class)
                        .list());
        return SCRIPTS.stream().filter(script -> !applied.contains(script)).toList();
    }

    private Outcome checkRole() {
        Optional<Lack> lack = storage.inTransaction("check_role", List.of(), handle -> handle.createQuery(LACKS)
                .bind("certifications", table.attributes().get("certifications"))
                .mapTo(Lack.class)
                .findOne());
        return lack.<Outcome>map(Outcome.RoleInsufficient::new).orElseGet(Outcome.Ready::new);
    }

    private static Optional<Outcome> outcomeOf(StorageException failure) {
        return failure.sqlState().flatMap(state -> switch (state) {
            case UNDEFINED_TABLE -> Optional.of(new Outcome.NotMigrated(SCRIPTS));
            case INSUFFICIENT_PRIVILEGE -> Optional.of(new Outcome.RoleInsufficient(Lack.MEMBERSHIP));
            default -> Optional.empty();
        });
    }

    /** What was found. */
    public sealed interface Outcome {

        /** Everything is there. */
        record Ready() implements Outcome {}

        /**
         * Migrations are missing.
         *
         * @param missing their scripts, in order
         */
        record NotMigrated(List<String> missing) implements Outcome {}

        /**
         * The user lacks a right.
         *
         * @param lack which
         */
        record RoleInsufficient(Lack lack) implements Outcome {}
    }

    /** A right that the runtime user lacks. */
    public enum Lack {
        /** It is no member of {@code service_role}, or does not inherit its rights. */
        MEMBERSHIP("As the owner, run 'migrate' with database.runtime-user set to this user"),
        /** It may not read the certifications. */
        SELECT("As the owner of the certifications: GRANT SELECT ON the table TO service_role"),
        /** Row-level security on the certifications has no policy for it, so that it sees none. */
        POLICY(
                "As the owner of the certifications: CREATE POLICY … ON the table FOR SELECT TO service_role USING (true)");

        private final String remedy;

        Lack(String remedy) {
            this.remedy = remedy;
        }

        /** What to do about it: a sentence without its full stop. */
        public String remedy() {
            return remedy;
        }
    }
}
