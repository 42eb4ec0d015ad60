package io.certcron.contract;

import java.util.List;

class ScheduleStoreFaultsTest extends StorageFaultFinding {

    static class Spoilt extends ScheduleStoreContract {
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
                scheduleStore("forgets why", WrongScheduleStores.Taciturn::new, "C01"),
                scheduleStore("awaits nothing", WrongScheduleStores.Aimless::new, "C02"),
                scheduleStore("makes names up", WrongScheduleStores.Inventive::new, "C03", "C13"),
                scheduleStore("does not look at capitals", WrongScheduleStores.Fuzzy::new, "C04"),
                scheduleStore("counts no versions", WrongScheduleStores.Unversioned::new, "C05", "C06", "C14"),
                scheduleStore("does not look at the version", WrongScheduleStores.Reckless::new, "C06", "C14"),
                scheduleStore("replaces what does not exist", WrongScheduleStores.Eager::new, "C07"),
                scheduleStore("never exchanges a slot", WrongScheduleStores.Timeless::late, "C08"),
                scheduleStore("exchanges a slot that is due", WrongScheduleStores.Timeless::early, "C09"),
                scheduleStore("deletes in words alone", WrongScheduleStores.Idle::new, "C07", "C10"),
                scheduleStore("deletes the runs as well", WrongScheduleStores.Thorough::new, "C11"),
                scheduleStore("ignores pages", WrongScheduleStores.Pageless::new, "C12"),
                scheduleStore("swallows failures", WrongScheduleStores.Silent::new, "C15"));
    }
}
