package io.certcron.bootstrap.doctor;

import java.util.List;

/** Stands for what can't be looked at, as the configuration does not say how to reach it. */
record NotConfigured(String name) implements Check {

    @Override
    public List<Finding> look() {
        return List.of(new Finding.Skipped("Not looked at: the configuration comes first."));
    }
}
