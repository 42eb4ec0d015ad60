package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.certification;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.domain.Certification;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.PauseDecision;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.Thresholds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The planner's rules P01 to P06: agreement with {@link ExpiryPolicy} on every certification around every boundary. */
abstract class PlannerAgreementRules extends StorageContract {

    private static final int PAGE_SIZE = 7;
    private static final LocalDate SINCE_LONG_AGO = TONIGHT.minusDays(14);
    private static final ExpiryPolicy UNUSUAL =
            new ExpiryPolicy(new Thresholds(List.of(1, 3_650, 20, 21)), Set.of("active", "on trial"), 30);

    @Test
    @DisplayName("P01: an ordinary night's plan is what the policy decides, for every certification")
    void agreesOnAnOrdinaryNight() {
        assertAgreement(ExpiryPolicy.STANDARD, PlanningWindow.ofOneNight(TONIGHT));
    }

    @Test
    @DisplayName("P02: a plan that catches up on two weeks is what the policy decides, for every certification")
    void agreesAfterAnOutage() {
        assertAgreement(ExpiryPolicy.STANDARD, new PlanningWindow(TONIGHT, SINCE_LONG_AGO));
    }

    @Test
    @DisplayName("P03: so is a plan with other thresholds and several active statuses")
    void agreesOnAnotherPolicy() {
        assertAgreement(UNUSUAL, new PlanningWindow(TONIGHT, SINCE_LONG_AGO));
    }

    @Test
    @DisplayName("P04: the number of due pauses is that of the policy, before planning and after")
    void countsDuePauses() {
        List<Certification> certifications = insertAroundEveryBoundary();
        PlanningWindow window = new PlanningWindow(TONIGHT, SINCE_LONG_AGO);
        long due =
                DueIntents.pauses(ExpiryPolicy.STANDARD, certifications, window).size();
        assertThat(due).isPositive();

        IntentPlanner planner = database().planner(ExpiryPolicy.STANDARD);

        assertThat(planner.countDuePauses(window)).as("before planning").isEqualTo(due);
        planAll(planner, window);
        assertThat(planner.countDuePauses(window)).as("after planning").isEqualTo(due);
    }

    @Test
    @DisplayName("P05: the numbers of due reminders are those of the policy, before planning and after")
    void countsDueReminders() {
        List<Certification> certifications = insertAroundEveryBoundary();
        PlanningWindow window = new PlanningWindow(TONIGHT, SINCE_LONG_AGO);
        Map<Integer, Long> due = DueIntents.remindersByThreshold(ExpiryPolicy.STANDARD, certifications, window);
        assertThat(due).containsOnlyKeys(30, 14, 7);

        IntentPlanner planner = database().planner(ExpiryPolicy.STANDARD);

        assertThat(planner.countDueReminders(window)).as("before planning").isEqualTo(due);
        planAll(planner, window);
        assertThat(planner.countDueReminders(window)).as("after planning").isEqualTo(due);
    }

    @Test
    @DisplayName("P06: the unusable expiry dates are those of the policy, all counted and no more named than asked for")
    void findsUnusableDates() {
        IntentPlanner planner = database().planner(ExpiryPolicy.STANDARD);
        PlanningWindow window = PlanningWindow.ofOneNight(TONIGHT);
        List<Certification> unusable = insertAroundEveryBoundary().stream()
                .filter(each -> ExpiryPolicy.STANDARD.decidePause(each, window) instanceof PauseDecision.Unusable)
                .toList();
        assertThat(unusable).isNotEmpty();

        assertThat(planner.findUnusable(TONIGHT, 1_000).certificationIds())
                .containsExactlyInAnyOrderElementsOf(
                        unusable.stream().map(Certification::certificationId).toList());
        assertThat(planner.findUnusable(TONIGHT, 2).count()).isEqualTo(unusable.size());
        assertThat(planner.findUnusable(TONIGHT, 2).certificationIds()).hasSize(2);
    }

    private void assertAgreement(ExpiryPolicy policy, PlanningWindow window) {
        List<Certification> certifications = insertAroundEveryBoundary();
        OpenRun run = job().open(TONIGHT);
        List<PlannedPage> pages = planAll(database().planner(policy), run, window);

        Map<IdempotencyKey, IntentStatus> due = DueIntents.all(policy, certifications, window);
        assertThat(due).isNotEmpty();
        assertThat(database().intents().stream().collect(Collectors.toMap(StoredIntent::key, StoredIntent::status)))
                .as("the ledger after planning, against what the policy decides")
                .containsExactlyInAnyOrderEntriesOf(due);
        assertThat(database().intents()).extracting(StoredIntent::runId).containsOnly(run.runId());
        assertThat(pages.stream().mapToLong(PlannedPage::superseded).sum())
                .as("superseded, summed over the pages")
                .isEqualTo(due.values().stream()
                        .filter(IntentStatus.SUPERSEDED::equals)
                        .count());
        assertThat(pages.stream()
                        .flatMap(page -> page.planned().values().stream())
                        .mapToLong(Long::longValue)
                        .sum())
                .as("planned, summed over the pages")
                .isEqualTo(due.values().stream()
                        .filter(IntentStatus.PENDING::equals)
                        .count());
    }

    private List<PlannedPage> planAll(IntentPlanner planner, PlanningWindow window) {
        return planAll(planner, job().open(TONIGHT), window);
    }

    private static List<PlannedPage> planAll(IntentPlanner planner, OpenRun run, PlanningWindow window) {
        List<PlannedPage> pages = new ArrayList<>();
        pages.addAll(NightJob.allPages(after -> planner.planPauses(run, window, after, PAGE_SIZE, false)));
        pages.addAll(NightJob.allPages(after -> planner.planReminders(run, window, after, PAGE_SIZE)));
        return pages;
    }

    private List<Certification> insertAroundEveryBoundary() {
        List<Certification> certifications = aroundEveryBoundary();
        certifications.forEach(database()::insert);
        return certifications;
    }

    private static List<Certification> aroundEveryBoundary() {
        List<Certification> all = new ArrayList<>();
        for (String status : List.of("active", "Active", "paused", "on trial")) {
            for (LocalDate expiryDate : BoundaryDates.around(TONIGHT)) {
                all.add(certification(all.size(), all.size() / 3, expiryDate, status));
            }
            all.add(certification(all.size(), all.size() / 3, null, status));
        }
        return all;
    }
}
