package io.certcron.bootstrap.doctor;

import java.util.List;

/** A check that makes no sense without our tables. */
interface SchemaNeed extends Check {

    @Override
    default List<String> needs() {
        return List.of(MigrationsCheck.NAME);
    }
}
