package io.certcron.bootstrap.doctor;

import java.util.List;

/** A check that makes no sense without the database. */
interface DatabaseNeed extends Check {

    @Override
    default List<String> needs() {
        return List.of(DatabaseCheck.NAME);
    }
}
