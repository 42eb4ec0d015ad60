package io.certcron.bootstrap.command;

import io.certcron.domain.Operator;
import java.util.Objects;
import java.util.stream.Stream;

/** Who runs a command: the account that the process belongs to. */
final class CommandLineOperator {

    private static final String UNKNOWN = "unknown";

    private CommandLineOperator() {}

    static Operator of(Surroundings here) {
        String name = Stream.of(
                        here.environment().get("USER"),
                        here.environment().get("LOGNAME"),
                        System.getProperty("user.name"))
                .filter(Objects::nonNull)
                .map(CommandLineOperator::fitForName)
                .filter(fit -> !fit.isEmpty())
                .findFirst()
                .orElse(UNKNOWN);
        return new Operator(name, Operator.Way.COMMAND_LINE);
    }

    private static String fitForName(String account) {
        String printable = account.replaceAll("\\p{Cntrl}", "").strip();
        return printable.substring(0, Math.min(printable.length(), Operator.MAX_NAME));
    }
}
