package io.certcron.bootstrap.doctor;

import io.certcron.bootstrap.config.ConfigurationFault;
import java.util.List;

/** Whether everything that is set is sound, and nothing that is needed is missing. */
record ConfigurationCheck(List<ConfigurationFault> faults) implements Check {

    static final String NAME = "configuration";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        return faults.isEmpty()
                ? List.of(new Finding.Ok("Everything that is set is sound, and nothing is missing."))
                : faults.stream().map(ConfigurationCheck::finding).toList();
    }

    private static Finding finding(ConfigurationFault fault) {
        String name =
                fault.key().map(key -> key + " (" + fault.variable() + ")").orElse(fault.variable());
        return new Finding.Failed(name + ", " + fault.source().place() + ": " + fault.problem() + ".", fault.fix());
    }
}
