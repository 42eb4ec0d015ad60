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
        if (type == DaemonCommand.class) {
            return type.cast(new DaemonCommand(here));
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
        if (type == NextCommand.class) {
            return type.cast(new NextCommand(here));
        }
        if (type == SchedulesCommand.class) {
            return type.cast(new SchedulesCommand(here));
        }
        if (type == HeldPausesCommand.class) {
            return type.cast(new HeldPausesCommand(here));
        }
        if (type == DoctorCommand.class) {
            return type.cast(new DoctorCommand(here));
        }
        if (type == ContractVerifyCommand.class) {
            return type.cast(new ContractVerifyCommand(here));
        }
        if (type == RetainCommand.class) {
            return type.cast(new RetainCommand(here));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
