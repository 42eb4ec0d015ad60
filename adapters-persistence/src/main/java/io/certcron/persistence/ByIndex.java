package io.certcron.persistence;

import org.jdbi.v3.core.Handle;

/**
 * Leaves PostgreSQL no other way, for the rest of a transaction, than to look up row by row through an index. The
 * statistics of a ledger are from another hour: on the first night it counts as empty, and reading all of it for each
 * statement as cheap.
 */
final class ByIndex {

    private static final String LOOK_UP =
            """
            SELECT
                set_config('enable_seqscan', 'off', true),
                set_config('enable_bitmapscan', 'off', true),
                set_config('enable_hashjoin', 'off', true),
                set_config('enable_mergejoin', 'off', true),
                set_config('jit', 'off', true)
            """;

    private ByIndex() {}

    static void only(Handle handle) {
        handle.createQuery(LOOK_UP).mapTo(String.class).one();
    }
}
