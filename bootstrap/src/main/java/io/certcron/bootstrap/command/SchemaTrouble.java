package io.certcron.bootstrap.command;

import io.certcron.domain.ErrorCode;
import io.certcron.persistence.SchemaCheck;
import java.util.Optional;

/** Why a database is not fit for us, in words for a person. */
final class SchemaTrouble {

    private SchemaTrouble() {}

    /** Empty where nothing is wrong. */
    static Optional<String> inWords(SchemaCheck.Outcome outcome) {
        if (outcome instanceof SchemaCheck.Outcome.NotMigrated) {
            return Optional.of("The database lacks migrations: run 'migrate' as the owner of the schema.");
        }
        if (outcome instanceof SchemaCheck.Outcome.RoleInsufficient insufficient) {
            SchemaCheck.Lack lack = insufficient.lack();
            return Optional.of("The database user lacks rights (" + lack + "). " + lack.remedy() + ".");
        }
        return Optional.empty();
    }

    /** The same as an error code. */
    static Optional<ErrorCode> code(SchemaCheck.Outcome outcome) {
        if (outcome instanceof SchemaCheck.Outcome.NotMigrated) {
            return Optional.of(ErrorCode.DATABASE_NOT_MIGRATED);
        }
        return outcome instanceof SchemaCheck.Outcome.RoleInsufficient
                ? Optional.of(ErrorCode.DATABASE_ROLE_INSUFFICIENT)
                : Optional.empty();
    }
}
