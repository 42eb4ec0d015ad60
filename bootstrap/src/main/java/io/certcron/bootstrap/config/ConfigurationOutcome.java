package io.certcron.bootstrap.config;

import java.util.List;

/** What came of loading the configuration. */
public sealed interface ConfigurationOutcome {

    /** Everything is as it should be. */
    record Loaded(Configuration configuration) implements ConfigurationOutcome {}

    /** Something is wrong; these are all the faults. */
    record Faulty(List<ConfigurationFault> faults) implements ConfigurationOutcome {
        public Faulty {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("faults: at least one is needed");
            }
        }
    }
}
