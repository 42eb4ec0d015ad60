package io.certcron.bootstrap.doctor;

import java.util.Optional;

/** A check that makes no sense without our tables. */
interface SchemaNeed extends Check {

    @Override
    default Optional<String> needs() {
        return Optional.of(MigrationsCheck.NAME);
    }
}
