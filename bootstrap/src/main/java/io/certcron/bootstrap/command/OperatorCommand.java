package io.certcron.bootstrap.command;

import io.certcron.bootstrap.job.OperatorTools;
import io.certcron.persistence.SchemaCheck;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Does something with an operator's tools, once the database is known to be fit. */
final class OperatorCommand {

    private final Surroundings here;
    private final Optional<Path> configFile;

    OperatorCommand(Surroundings here, Optional<Path> configFile) {
        this.here = here;
        this.configFile = configFile;
    }

    /** As the runtime user. */
    int run(ToIntFunction<OperatorTools> work) {
        return run(SchemaTrouble::inWords, work);
    }

    /** @param trouble says why the work can't be done on a database in that state; empty where it can */
    int run(Function<SchemaCheck.Outcome, Optional<String>> trouble, ToIntFunction<OperatorTools> work) {
        return new ConfiguredCommand(here, configFile).run(configuration -> {
            try (OperatorTools tools = OperatorTools.assemble(configuration, here.clock())) {
                Optional<String> unfit = trouble.apply(tools.schemaCheck().check());
                if (unfit.isPresent()) {
                    here.stderr().println(unfit.get());
                    return ExitCode.USAGE_OR_CONFIGURATION;
                }
                tools.followDatabaseClock();
                return work.applyAsInt(tools);
            }
        });
    }
}
