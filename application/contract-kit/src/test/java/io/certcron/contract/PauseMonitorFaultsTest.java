package io.certcron.contract;

import java.util.List;

class PauseMonitorFaultsTest extends StorageFaultFinding {

    static class Spoilt extends PauseMonitorContract {
        @Override
        protected ContractDatabase emptyDatabase() {
            return spoilt(new InMemoryDatabase());
        }
    }

    @Override
    Class<?> contract() {
        return Spoilt.class;
    }

    @Override
    List<Fault<ContractDatabase>> faults() {
        return List.of(
                monitor("is a day late", WrongMonitors.ADayLate::new, "M01"),
                monitor("mixes time zones up", WrongMonitors.MixingZones::new, "M09"),
                monitor("does not look at the status", WrongMonitors.BlindToStatus::new, "M02", "M10"),
                monitor("looks for the active alone", WrongMonitors.OnlyTheActive::new, "M03"),
                monitor("does not look at the cycle", WrongMonitors.BlindToCycles::new, "M07", "M11"),
                monitor("takes every intent for a pause that worked", WrongMonitors.Credulous::new, "M04", "M11"),
                monitor("takes no intent for a pause that worked", WrongMonitors.Distrustful::new, "M05", "M06", "M10"),
                monitor("names more than it was asked for", WrongMonitors.Talkative::new, "M08"),
                monitor("swallows failures", WrongMonitors.Silent::new, "M12"));
    }
}
