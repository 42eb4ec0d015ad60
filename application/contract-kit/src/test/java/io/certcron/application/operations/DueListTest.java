package io.certcron.application.operations;

import static io.certcron.application.operations.Evenings.TONIGHT;
import static io.certcron.application.operations.Evenings.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.operations.DueList.Item;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Action;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.Workflow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DueListTest {

    private final Evenings evenings = new Evenings();
    private final DueList dueList = new DueList(
            evenings.database.runStore(),
            evenings.database.certificationRecords(ExpiryPolicy.STANDARD),
            ExpiryPolicy.STANDARD);

    @Test
    void showsPausesFirstAndThenRemindersFromTheLargestThreshold() {
        evenings.insert(1, TONIGHT.plusDays(7));
        evenings.insert(2, TONIGHT.plusDays(30));
        evenings.insert(3, TONIGHT);
        evenings.insert(4, TONIGHT.plusDays(14));
        evenings.insert(5, TONIGHT);

        List<Item> due = due(Workflow.ALL);

        assertThat(due).extracting(Item::certificationId).containsExactly(id(3), id(5), id(2), id(4), id(1));
        assertThat(due).extracting(Item::daysLeft).containsExactly(0L, 0L, 30L, 14L, 7L);
        assertThat(due.get(2))
                .isEqualTo(new Item(
                        IdempotencyKey.of(new Action.Reminder(30), id(2), TONIGHT.plusDays(30)),
                        id(2),
                        id(2),
                        new Action.Reminder(30),
                        TONIGHT.plusDays(30),
                        30,
                        Optional.empty()));
    }

    @Test
    void showsWhatTheWorkflowCovers() {
        evenings.insert(1, TONIGHT);
        evenings.insert(2, TONIGHT.plusDays(7));

        assertThat(due(Workflow.AUTO_PAUSE)).extracting(Item::certificationId).containsExactly(id(1));
        assertThat(due(Workflow.REMINDERS)).extracting(Item::certificationId).containsExactly(id(2));
    }

    @Test
    void leavesOutWhatIsNotDueOrNotActive() {
        evenings.insert(1, TONIGHT.minusDays(1));
        evenings.insert(2, TONIGHT.plusDays(1));
        evenings.insert(3, TONIGHT, "paused");
        evenings.insert(4, LocalDate.MAX);
        evenings.insert(5, LocalDate.MIN);

        assertThat(due(Workflow.ALL)).isEmpty();
    }

    @Test
    void showsWhatHasBecomeOfWhatIsInTheLedger() {
        evenings.insert(1, TONIGHT);
        evenings.plan(TONIGHT);
        evenings.insert(2, TONIGHT);

        assertThat(due(Workflow.ALL))
                .extracting(Item::status)
                .containsExactly(Optional.of(IntentStatus.PENDING), Optional.empty());
    }

    @Test
    void makesUpForNightsThatWereMissed() {
        evenings.plan(TONIGHT.minusDays(10));
        evenings.insert(1, TONIGHT.minusDays(9));
        evenings.insert(2, TONIGHT.minusDays(10));
        evenings.insert(3, TONIGHT.plusDays(6));

        List<Item> due = due(Workflow.ALL);

        assertThat(due).extracting(Item::certificationId).containsExactly(id(1), id(3));
        assertThat(due).extracting(Item::daysLeft).containsExactly(-9L, 6L);
        assertThat(due.get(1).action()).as("the most urgent of two").isEqualTo(new Action.Reminder(7));
    }

    @Test
    void looksAtALaterNightByItself() {
        evenings.plan(TONIGHT.minusDays(10));
        evenings.insert(1, TONIGHT);
        evenings.insert(2, TONIGHT.plusDays(3));

        assertThat(due(Workflow.ALL, TONIGHT.plusDays(3)))
                .extracting(Item::certificationId)
                .containsExactly(id(2));
    }

    @Test
    void showsEveryPage() {
        for (int number = 1; number <= 2_001; number++) {
            evenings.insert(number, TONIGHT);
        }

        assertThat(due(Workflow.AUTO_PAUSE)).hasSize(2_001).doesNotHaveDuplicates();
    }

    @Test
    void showsExactlyWhatARunThenPlans() {
        evenings.plan(TONIGHT.minusDays(9));
        evenings.insertAtRandom(500);
        Set<IdempotencyKey> shown = due(Workflow.ALL).stream().map(Item::key).collect(Collectors.toSet());

        evenings.plan(TONIGHT);

        assertThat(shown).isNotEmpty().isEqualTo(evenings.pending());
    }

    @Test
    void writesNothing() {
        evenings.insertAtRandom(50);

        due(Workflow.ALL);

        assertThat(evenings.database.intents()).isEmpty();
    }

    @Test
    void failsWithTheDatabase() {
        evenings.database.failNext("list_active_certifications");

        assertThatThrownBy(() -> due(Workflow.ALL)).isInstanceOf(StorageException.class);
    }

    private List<Item> due(Workflow workflow) {
        return due(workflow, TONIGHT);
    }

    private List<Item> due(Workflow workflow, LocalDate businessDate) {
        List<Item> due = new ArrayList<>();
        dueList.forEach(workflow, businessDate, TONIGHT, due::add);
        return due;
    }
}
