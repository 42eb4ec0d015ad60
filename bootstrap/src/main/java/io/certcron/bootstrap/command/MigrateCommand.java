package io.certcron.bootstrap.command;

import io.certcron.bootstrap.config.Configuration;
import io.certcron.persistence.Database;
import io.certcron.persistence.SchemaMigration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Brings the schema up to date. */
@Command(
        name = "migrate",
        description =
                "Brings the database schema up to date. Run it as the owner of the schema, who is another user than"
                        + " the one who executes runs; set database.runtime-user to give that one the rights it needs."
                        + " A certifications table that is already there is used as it is.")
final class MigrateCommand implements Callable<Integer> {

    private final Surroundings here;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CertificationCronCommand program;

    MigrateCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        return new ConfiguredCommand(here, program.config()).run(this::migrate);
    }

    private int migrate(Configuration configuration) {
        int ran = new SchemaMigration(
                        Database.patient(configuration.database()),
                        configuration.certificationTable(),
                        configuration.runtimeUser())
                .migrate();
        here.humanOutput().println(ran == 0 ? "The schema is up to date." : "Migrations run: " + ran + ".");
        return ExitCode.COMPLETED;
    }
}
