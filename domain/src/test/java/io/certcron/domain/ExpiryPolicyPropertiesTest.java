package io.certcron.domain;

import static io.certcron.domain.Certifications.expiring;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** What holds for every policy, every expiry date and every sequence of nights on which the job ran or was down. */
class ExpiryPolicyPropertiesTest {

    private static final LocalDate FIRST_NIGHT = LocalDate.of(2027, 12, 1);
    private static final int LONGEST_CATCH_UP = 30;

    @Test
    void remindsAtMostOncePerThresholdAndCycle() {
        qt().forAll(thresholds(), expiryDates(), nights()).check((thresholds, expiryDate, nights) -> {
            List<Integer> found = new ArrayList<>();
            windows(policy(thresholds), nights)
                    .forEach(window -> found.addAll(remindersFound(policy(thresholds), expiryDate, window)));
            return found.size() == new HashSet<>(found).size();
        });
    }

    @Test
    void sendsAtMostOneReminderANight() {
        qt().forAll(thresholds(), expiryDates(), nights())
                .check((thresholds, expiryDate, nights) -> windows(policy(thresholds), nights).stream()
                        .map(window -> policy(thresholds).decideReminder(expiring(expiryDate), window))
                        .filter(ReminderDecision.Due.class::isInstance)
                        .map(ReminderDecision.Due.class::cast)
                        .allMatch(due -> due.superseded().stream().noneMatch(due.reminder()::equals)));
    }

    @Test
    void sendsTheSmallestThresholdThatIsDue() {
        qt().forAll(thresholds(), expiryDates(), nightsDown()).check((thresholds, expiryDate, nightsDown) -> {
            PlanningWindow window = new PlanningWindow(FIRST_NIGHT, FIRST_NIGHT.minusDays(nightsDown));
            Optional<Integer> smallest = thresholds.days().stream()
                    .filter(days -> window.reminderRange(days).contains(expiryDate))
                    .min(Integer::compare);
            ReminderDecision decision = policy(thresholds).decideReminder(expiring(expiryDate), window);
            return decision instanceof ReminderDecision.Due due
                    ? smallest.equals(Optional.of(due.reminder().thresholdDays()))
                    : smallest.isEmpty();
        });
    }

    @Test
    void catchesUpOnExactlyTheRemindersThatNightlyRunsWouldHaveFound() {
        qt().forAll(thresholds(), expiryDates(), nightsDown()).check((thresholds, expiryDate, nightsDown) -> {
            PlanningWindow catchUp = new PlanningWindow(FIRST_NIGHT, FIRST_NIGHT.minusDays(nightsDown));
            Set<Integer> nightly = new TreeSet<>();
            everyNightOf(catchUp)
                    .forEach(night -> nightly.addAll(remindersFound(policy(thresholds), expiryDate, night)));
            boolean expired = !expiryDate.isAfter(FIRST_NIGHT);
            return new TreeSet<>(remindersFound(policy(thresholds), expiryDate, catchUp))
                    .equals(expired ? new TreeSet<>() : nightly);
        });
    }

    @Test
    void catchesUpOnExactlyThePausesThatNightlyRunsWouldHaveFound() {
        qt().forAll(expiryDates(), nightsDown()).check((expiryDate, nightsDown) -> {
            PlanningWindow catchUp = new PlanningWindow(FIRST_NIGHT, FIRST_NIGHT.minusDays(nightsDown));
            long nightly = everyNightOf(catchUp)
                    .filter(night -> isPauseDue(expiryDate, night))
                    .count();
            return nightly == (isPauseDue(expiryDate, catchUp) ? 1 : 0);
        });
    }

    @Test
    void pausesOnceHoweverTheNightsFall() {
        qt().forAll(expiryDates(), nights()).check((expiryDate, nights) -> {
            List<PlanningWindow> windows = windows(ExpiryPolicy.STANDARD, nights);
            long pauses = windows.stream()
                    .filter(window -> isPauseDue(expiryDate, window))
                    .count();
            boolean everInReach =
                    windows.stream().anyMatch(window -> window.pauseRange().contains(expiryDate));
            return pauses == (everInReach ? 1 : 0);
        });
    }

    @Test
    void neverRemindsOfWhatItPauses() {
        qt().forAll(thresholds(), expiryDates(), nightsDown()).check((thresholds, expiryDate, nightsDown) -> {
            PlanningWindow window = new PlanningWindow(FIRST_NIGHT, FIRST_NIGHT.minusDays(nightsDown));
            return !isPauseDue(expiryDate, window)
                    || remindersFound(policy(thresholds), expiryDate, window).isEmpty();
        });
    }

    private static Gen<Thresholds> thresholds() {
        return lists().of(integers().between(1, 60))
                .ofSizeBetween(1, 6)
                .map(days -> new Thresholds(days.stream().distinct().toList()));
    }

    private static Gen<LocalDate> expiryDates() {
        return integers().between(-40, 140).map(FIRST_NIGHT::plusDays);
    }

    /** For each night whether the job ran. */
    private static Gen<List<Boolean>> nights() {
        return lists().of(booleans().all()).ofSizeBetween(1, 90);
    }

    private static Gen<Integer> nightsDown() {
        return integers().between(1, LONGEST_CATCH_UP);
    }

    private static ExpiryPolicy policy(Thresholds thresholds) {
        return new ExpiryPolicy(thresholds, Set.of("active"), LONGEST_CATCH_UP);
    }

    private static List<PlanningWindow> windows(ExpiryPolicy policy, List<Boolean> nights) {
        List<PlanningWindow> windows = new ArrayList<>();
        Optional<LocalDate> lastPlanned = Optional.empty();
        for (int night = 0; night < nights.size(); night++) {
            if (nights.get(night)) {
                LocalDate businessDate = FIRST_NIGHT.plusDays(night);
                windows.add(policy.window(businessDate, lastPlanned));
                lastPlanned = Optional.of(businessDate);
            }
        }
        return windows;
    }

    private static Stream<PlanningWindow> everyNightOf(PlanningWindow window) {
        return window.since()
                .plusDays(1)
                .datesUntil(window.businessDate().plusDays(1))
                .map(PlanningWindow::ofOneNight);
    }

    private static List<Integer> remindersFound(ExpiryPolicy policy, LocalDate expiryDate, PlanningWindow window) {
        return policy.decideReminder(expiring(expiryDate), window) instanceof ReminderDecision.Due due
                ? Stream.concat(Stream.of(due.reminder()), due.superseded().stream())
                        .map(Action.Reminder::thresholdDays)
                        .toList()
                : List.of();
    }

    private static boolean isPauseDue(LocalDate expiryDate, PlanningWindow window) {
        return ExpiryPolicy.STANDARD.decidePause(expiring(expiryDate), window) instanceof PauseDecision.Due;
    }
}
