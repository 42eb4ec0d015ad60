package io.certcron.persistence;

import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * The indexes that we need on the table of certifications. They are built concurrently, so that the platform goes on
 * writing meanwhile. That works neither inside a transaction nor under a condition in SQL, and so not in a migration.
 */
final class CertificationIndexes {

    /** By which the monitoring query is required to find its rows. */
    private static final WantedIndex BY_EXPIRY_AND_STATUS =
            new WantedIndex("certification_cron_expiry_status_idx", "status", "", "i.indpred IS NULL");

    /**
     * By which planning pages and missed pauses are found; what was paused in the past is not in it. It has all that planning
     * reads: what is due lies on as many pages of the table.
     */
    private static final WantedIndex NOT_PAUSED = new WantedIndex(
            "certification_cron_not_paused_idx",
            "certification_id",
            "INCLUDE (<peer_mentor_id>, <status>) WHERE <status> <> <paused_status>",
            """
            pg_get_expr(i.indpred, i.indrelid) IN (
                format('(%I <> %L::text)', (parse_ident(:status))[1], <paused_status>),
                format('((%I)::text <> %L::text)', (parse_ident(:status))[1], <paused_status>))
            AND ARRAY (
                SELECT a.attname::text
                FROM generate_series(2, i.indnatts - 1) AS position
                JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[position])
                @> (parse_ident(:peer_mentor_id) || parse_ident(:status))""");

    /** What the condition of the previous one leaves out; needed only where the column takes nulls. */
    private static final WantedIndex WITHOUT_STATUS = new WantedIndex(
            "certification_cron_without_status_idx",
            "certification_id",
            "WHERE <status> IS NULL",
            """
            pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NULL)', (parse_ident(:status))[1])""");

    private static final String STATUS_IS_NULLABLE =
            """
            SELECT NOT attnotnull
            FROM pg_attribute
            WHERE attrelid = CAST(:certifications AS regclass) AND attname = (parse_ident(:status))[1]
            """;

    private final Handle handle;
    private final CertificationTable table;

    /** @param handle is not inside a transaction where they are built */
    CertificationIndexes(Handle handle, CertificationTable table) {
        this.handle = handle;
        this.table = table;
        table.attributes().forEach(handle::define);
    }

    /** Builds those that are missing, of an older shape, or were left invalid. */
    void build() {
        missing().forEach(index -> {
            handle.execute(index.drop());
            handle.execute(index.create());
        });
    }

    /** The names of those that would be built. */
    List<String> namesOfMissing() {
        return missing().map(WantedIndex::name).toList();
    }

    private Stream<WantedIndex> missing() {
        Stream<WantedIndex> always = Stream.of(BY_EXPIRY_AND_STATUS, NOT_PAUSED);
        Stream<WantedIndex> wanted =
                ask(STATUS_IS_NULLABLE) ? Stream.concat(always, Stream.of(WITHOUT_STATUS)) : always;
        return wanted.filter(index -> !ask(index.isThere()));
    }

    private boolean ask(String question) {
        return handle.createQuery(question)
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bindMap(table.attributes())
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * An index on the expiry date and another column.
     *
     * @param name what we call it
     * @param secondColumn the other column
     * @param rest what it includes, and its condition, if any
     * @param hasRest whether an index {@code i} has the same
     */
    private record WantedIndex(String name, String secondColumn, String rest, String hasRest) {

        /** One of the platform's own will do, whatever its name, as long as its building was not cut short. */
        String isThere() {
            return """
                    SELECT EXISTS (
                        SELECT FROM pg_index AS i
                        JOIN pg_class AS c ON c.oid = i.indexrelid
                        JOIN pg_am AS m ON m.oid = c.relam
                        WHERE i.indrelid = CAST(:certifications AS regclass)
                            AND i.indisvalid
                            AND m.amname = 'btree'
                            AND ARRAY (
                                SELECT a.attname::text
                                FROM generate_series(0, 1) AS position
                                JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[position]
                                ORDER BY position) = parse_ident(:expiry_date) || parse_ident(:%s)
                            AND %s)
                    """
                    .formatted(secondColumn, hasRest);
        }

        String drop() {
            return "DROP INDEX CONCURRENTLY IF EXISTS <schema>." + name;
        }

        String create() {
            return "CREATE INDEX CONCURRENTLY " + name + " ON <certifications> (<expiry_date>, <" + secondColumn + ">) "
                    + rest;
        }
    }
}
