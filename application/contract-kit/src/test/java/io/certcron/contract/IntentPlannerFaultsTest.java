package io.certcron.contract;

import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.PlanningWindow;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

class IntentPlannerFaultsTest extends StorageFaultFinding {

    static class Spoilt extends IntentPlannerContract {
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
                window("is a day late", IntentPlannerFaultsTest::aDayEarlier, "P01", "P02", "P03"),
                window("does not catch up", each -> PlanningWindow.ofOneNight(each.businessDate()), "P02", "P03"),
                planner("ignores its policy", (right, policy) -> right.planner(ExpiryPolicy.STANDARD), "P03"),
                planner(
                        "counts what is left",
                        (right, policy) -> new WrongPlanners.Uncounting(right.planner(policy)),
                        "P04",
                        "P05",
                        "P06",
                        "P17"),
                planner(
                        "ignores the page size",
                        (right, policy) -> new WrongPlanners.Greedy(right.planner(policy)),
                        "P07",
                        "P08"),
                planner(
                        "plans for another run",
                        (right, policy) -> new WrongPlanners.ForAnotherRun(right.planner(policy), right, true),
                        "P08",
                        "P20"),
                planner(
                        "plans for who was taken over",
                        (right, policy) -> new WrongPlanners.ForAnotherRun(right.planner(policy), right, false),
                        "P19"),
                planner(
                        "ignores the brake",
                        (right, policy) -> new WrongPlanners.Brakeless(right.planner(policy)),
                        "P11"),
                planner(
                        "counts what it did not plan",
                        (right, policy) -> new WrongPlanners.Miscounting(right.planner(policy)),
                        "P01",
                        "P09",
                        "P12",
                        "P13"),
                planner("swallows failures", (right, policy) -> new WrongPlanners.Silent(right.planner(policy)), "P18"),
                grab("claims whatever is pending", WrongPlanners::claimEverything, "P23", "P24"),
                grab("claims in secret", WrongPlanners::keepSecret, "P21", "P22", "P25"),
                grab("claims what it does not hold", WrongPlanners::onlySay, "P21", "P22", "P25"),
                grab("claims for ever", WrongPlanners::leaseForEver, "P22"),
                before("starts over", WrongPlanners::forgetEverything, "P09", "P10", "P14", "P15"),
                after("plans one certification of each mentor", WrongPlanners::keepOneOfEachMentor, "P16"),
                after("supersedes history", WrongPlanners::supersedeEveryReminderAt14Days, "P14"),
                after("sends every reminder", WrongPlanners::keepEveryReminderPending, "P02", "P13"));
    }

    private static Fault<ContractDatabase> window(
            String description, UnaryOperator<PlanningWindow> misread, String... rules) {
        return planner(
                description, (right, policy) -> new WrongPlanners.Misdated(right.planner(policy), misread), rules);
    }

    private static Fault<ContractDatabase> grab(String description, WrongPlanners.Grab grab, String... rules) {
        return planner(
                description, (right, policy) -> new WrongPlanners.Grabbing(right.planner(policy), right, grab), rules);
    }

    private static Fault<ContractDatabase> before(
            String description, Consumer<InMemoryTables> meddle, String... rules) {
        return planner(
                description,
                (right, policy) -> new WrongPlanners.Meddling(right.planner(policy), right, meddle, tables -> {}),
                rules);
    }

    private static Fault<ContractDatabase> after(String description, Consumer<InMemoryTables> meddle, String... rules) {
        return planner(
                description,
                (right, policy) -> new WrongPlanners.Meddling(right.planner(policy), right, tables -> {}, meddle),
                rules);
    }

    private static PlanningWindow aDayEarlier(PlanningWindow window) {
        return new PlanningWindow(
                window.businessDate().minusDays(1), window.since().minusDays(1));
    }
}
