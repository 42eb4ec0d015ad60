package io.certcron.bootstrap.doctor;

import java.util.Optional;

/** A check that makes no sense without the database. */
interface DatabaseNeed extends Check {

    @Override
    default Optional<String> needs() {
        return Optional.of(DatabaseCheck.NAME);
    }
}
