package io.certcron.contract;

import io.certcron.application.port.out.Agenda;
import io.certcron.application.port.out.SkippedSlot;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

class SlotStoreFaultsTest extends StorageFaultFinding {

    static class Spoilt extends SlotStoreContract {
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
                slotStore("is a second early", WrongSlotStores.Early::new, "T01"),
                agenda("hides the paused", WrongSlotStores::withoutPausedSchedules, "T02"),
                slotStore("shows every slot there ever was", WrongSlotStores.Garrulous::new, "T03", "T04"),
                agenda("does not see the previous run", WrongSlotStores::withoutPreviousRuns, "T05"),
                agenda("does not see lost runs", WrongSlotStores::withoutLostRuns, "T06"),
                agenda("tells the caller's time", WrongSlotStores::atTheCallersTime, "T07"),
                skips("records one slot alone", WrongSlotStores::theFirst, "T08"),
                skips("knows one reason", WrongSlotStores::asPaused, "T08", "T09"),
                slotStore("says yes to everyone", WrongSlotStores.Boasting::new, "T10", "T11", "T12", "T14"),
                slotStore("misses what awaits nothing", WrongSlotStores.Blind::new, "T13"),
                slotStore("tells history backwards", WrongSlotStores.Backwards::new, "T08", "T15"),
                slotStore("swallows failures", WrongSlotStores.Silent::new, "T16"));
    }

    private static Fault<ContractDatabase> agenda(
            String description, BiFunction<Agenda, Instant, Agenda> misreport, String... rules) {
        return slotStore(description, right -> ForwardingSlotStore.misreporting(right, misreport), rules);
    }

    private static Fault<ContractDatabase> skips(
            String description, UnaryOperator<List<SkippedSlot>> miswrite, String... rules) {
        return slotStore(description, right -> ForwardingSlotStore.miswriting(right, miswrite), rules);
    }
}
