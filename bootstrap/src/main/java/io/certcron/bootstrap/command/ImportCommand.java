package io.certcron.bootstrap.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    ImportCommand(Surroundings here) {}

    @Override
    public Integer call() {
        return 0;
    }
}
