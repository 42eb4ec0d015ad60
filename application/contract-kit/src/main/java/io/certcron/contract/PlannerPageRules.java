package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.pauseKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.PlanningWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The planner's rules P07 to P12: pages, and what they report. */
abstract class PlannerPageRules extends PlannerAgreementRules {

    static final PlanningWindow WINDOW = PlanningWindow.ofOneNight(TONIGHT);

    @Test
    @DisplayName("P07: pages walk by expiry date and id, none larger than asked for, until all are planned once")
    void walksInPages() {
        for (int number = 1; number <= 9; number++) {
            database().insert(active(number, TONIGHT));
        }
        OpenRun run = job().open(TONIGHT);

        List<PlannedPage> pages = NightJob.allPages(after -> planner().planPauses(run, WINDOW, after, 2, false));

        assertThat(pages).allSatisfy(page -> assertThat(plannedPauses(page)).isLessThanOrEqualTo(2));
        assertThat(pages.stream().mapToLong(PlannerPageRules::plannedPauses).sum())
                .isEqualTo(9);
        assertThat(pages.stream().flatMap(page -> page.next().stream()))
                .doesNotHaveDuplicates()
                .allMatch(cursor -> cursor.channel() == Channel.AUTO_PAUSE)
                .extracting(PlanCursor::certificationId)
                .isSorted();
        assertThat(database().intents()).hasSize(9);
    }

    @Test
    @DisplayName("P08: the cursor is saved with its page, so that whoever takes the run over resumes after it")
    void savesTheCursor() {
        OpenRun run = job().open(TONIGHT);
        PlanCursor cursor = job().planOneOfTwo(run);

        database().elapse(Openings.LEASE.plusSeconds(1));
        OpenRun resumed = job().open(TONIGHT);
        List<PlannedPage> rest = NightJob.allPages(
                after -> planner().planPauses(resumed, WINDOW, after.or(resumed::resumeAfter), 1, false));

        assertThat(resumed.resumeAfter()).contains(cursor);
        assertThat(rest.stream().mapToLong(PlannerPageRules::plannedPauses).sum())
                .isEqualTo(1);
        assertThat(database().intents()).hasSize(2);
    }

    @Test
    @DisplayName("P09: planning a night again plans nothing and changes nothing")
    void plansOnce() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, TONIGHT.plusDays(30)));
        job().plan(TONIGHT);
        List<StoredIntent> before = database().intents();

        OpenRun again = job().open(TONIGHT);
        PlannedPage pauses = NightJob.owned(planner().planPauses(again, WINDOW, Optional.empty(), 10, true));
        PlannedPage reminders = NightJob.owned(planner().planReminders(again, WINDOW, Optional.empty(), 10));

        assertThat(plannedPauses(pauses)).isZero();
        assertThat(reminders.planned().values()).allMatch(count -> count == 0);
        assertThat(database().intents()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    @DisplayName("P10: an intent that is settled, claimed or waiting is left as it is")
    void leavesWhatIsInTheLedger() {
        for (int number = 1; number <= 3; number++) {
            database().insert(active(number, TONIGHT));
        }
        job().plan(TONIGHT);
        job().settleDone(job().claim(Channel.AUTO_PAUSE, TONIGHT, 1));
        job().settle(
                        job().claim(Channel.AUTO_PAUSE, TONIGHT, 1),
                        key -> new Settlement.Rejected(key, "NO", OptionalInt.of(422)));
        job().claim(Channel.AUTO_PAUSE, TONIGHT, 1);
        List<StoredIntent> before = database().intents();

        job().plan(TONIGHT);

        assertThat(database().intents()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    @DisplayName("P11: with the brake on, new pauses are held; they are counted as planned, under 0")
    void holdsPauses() {
        database().insert(active(1, TONIGHT));

        PlannedPage page =
                NightJob.owned(planner().planPauses(job().open(TONIGHT), WINDOW, Optional.empty(), 10, true));

        assertThat(page.planned()).isEqualTo(Map.of(PlannedPage.PAUSE, 1L));
        assertThat(job().stored(pauseKey(1, TONIGHT)).status()).isEqualTo(IntentStatus.HELD);
    }

    @Test
    @DisplayName("P12: planned reminders are counted by threshold, each certification under its smallest")
    void countsByThreshold() {
        database().insert(active(1, TONIGHT.plusDays(7)));
        database().insert(active(2, TONIGHT.plusDays(7)));
        database().insert(active(3, TONIGHT.plusDays(30)));

        PlannedPage page = NightJob.owned(planner().planReminders(job().open(TONIGHT), WINDOW, Optional.empty(), 10));

        assertThat(page.planned()).containsAllEntriesOf(Map.of(7, 2L, 30, 1L));
    }

    final IntentPlanner planner() {
        return database().planner(ExpiryPolicy.STANDARD);
    }

    static long plannedPauses(PlannedPage page) {
        return page.planned().getOrDefault(PlannedPage.PAUSE, 0L);
    }
}
