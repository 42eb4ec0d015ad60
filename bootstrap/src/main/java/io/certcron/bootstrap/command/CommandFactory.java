package io.certcron.bootstrap.command;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, each with what it finds around it. */
final class CommandFactory implements IFactory {

    private final Surroundings here;

    CommandFactory(Surroundings here) {
        this.here = here;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == ExecuteCommand.class) {
            return type.cast(new ExecuteCommand(here));
        }
        if (type == MigrateCommand.class) {
            return type.cast(new MigrateCommand(here));
        }
        if (type == ImportCommand.class) {
            return type.cast(new ImportCommand(here));
        }
        if (type == DemoCommand.class) {
            return type.cast(new DemoCommand(here));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
