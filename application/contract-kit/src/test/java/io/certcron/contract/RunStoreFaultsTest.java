package io.certcron.contract;

import static io.certcron.contract.ForwardingRunStore.leasing;

import io.certcron.application.port.out.RunOpening;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

class RunStoreFaultsTest extends StorageFaultFinding {

    private static final Duration A_MOMENT = Duration.ofNanos(1);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    static class Spoilt extends RunStoreContract {
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
                opening("ignores the lease", each -> leasing(each, A_MOMENT), "R01", "R02"),
                opening("never lets a lease run out", each -> leasing(each, FOR_EVER), "R03", "R10", "R21"),
                opening("ignores the workflow", ForwardingRunStore::ofEverything, "R04", "R12", "R15"),
                opening("ignores the policy", ForwardingRunStore::ofOnePolicy, "R12", "R17"),
                opening("takes dry runs for real ones", ForwardingRunStore::forReal, "R06", "R16", "R19"),
                runStore("forgets the cursor", WrongRunStores.Forgetful::new, "R03", "R11"),
                runStore("always claims a takeover", WrongRunStores.Overbearing::new, "R01", "R02", "R04", "R05"),
                runStore("lets several take over", WrongRunStores.Racing::new, "R10"),
                runStore("does not look at the owner", WrongRunStores.Tokenless::new, "R07", "R34"),
                runStore(
                        "renews and closes in words alone",
                        WrongRunStores.Idle::new,
                        "R05",
                        "R07",
                        "R08",
                        "R18",
                        "R19"),
                runStore("does not forgive silence", WrongRunStores.Unforgiving::new, "R08", "R09"),
                runStore("never closes a run as complete", WrongRunStores.Gloomy::new, "R13", "R18", "R19"),
                runStore("counts the given date", WrongRunStores.Inclusive::new, "R14"),
                runStore("mixes the channels up", WrongRunStores.Lumping::new, "R15"),
                runStore("closes every lost run at once", WrongHandovers.Impatient::new, "R22", "R39"),
                runStore("awaits nothing after a slot", WrongHandovers.Aimless::new, "R24", "R26"),
                runStore("opens a slot for everyone", WrongHandovers.Obliging::new, "R25", "R26", "R27"),
                runStore("knows no slots", WrongHandovers.Slotless::new, "R23", "R24", "R26", "R27", "R28"),
                runStore("forgets the cursor of a lost run", WrongHandovers.Forgetful::new, "R29", "R33"),
                runStore("ignores the policy of a takeover", WrongHandovers.OfOnePolicy::new, "R30"),
                runStore("takes over what is not lost", WrongHandovers.Generous::new, "R31", "R32", "R34"),
                runStore("hands nothing over", WrongHandovers.Clinging::new, "R33"),
                runStore("counts nothing", WrongHandovers.Uncounting::new, "R35", "R36", "R37"),
                runStore("counts for one run alone", WrongHandovers.Lumping::new, "R37"),
                runStore("closes no dry run", WrongHandovers.Negligent::new, "R38"),
                runStore("forgets who asked for a run", WrongRequests.Anonymous::new, "R40", "R44", "R48"),
                runStore("ignores the keys of requests", WrongRequests.Keyless::new, "R42", "R43", "R45"),
                runStore("takes any request for any other", WrongRequests.Undiscerning::new, "R43"),
                runStore("uses a slot up for a request", WrongRequests.Greedy::new, "R41"),
                runStore("opens runs of no schedule", WrongRequests.Obliging::new, "R46"),
                runStore("opens requested runs as any other", WrongRequests.Tidy::new, "R40", "R47"),
                runStore("takes no requested run over", WrongRequests.Disdainful::new, "R48"),
                runStore("swallows failures", WrongRunStores.Silent::new, "R20"));
    }

    private static Fault<ContractDatabase> opening(
            String description, UnaryOperator<RunOpening> misread, String... rules) {
        return runStore(description, right -> ForwardingRunStore.misreading(right, misread), rules);
    }
}
