package io.certcron.application.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.certcron.application.port.out.FireTimes;
import io.certcron.application.port.out.OperatorJournal;
import io.certcron.application.port.out.ScheduleChange;
import io.certcron.application.port.out.ScheduleStore;
import io.certcron.contract.DailyFireTimes;
import io.certcron.contract.InMemoryDatabase;
import io.certcron.contract.SettableClock;
import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Slot;
import io.certcron.domain.Workflow;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    private static final Operator ON_CALL = new Operator("on.call", Operator.Way.API);
    private static final ScheduleSpec NIGHTLY =
            ScheduleSpec.of("nightly", "0 2 * * *", ZoneId.of("Europe/Oslo"), Workflow.ALL);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T01:30:00Z"));
    private final InMemoryDatabase database = new InMemoryDatabase(clock);
    private final Schedules schedules = new Schedules(database.scheduleStore(), new DailyFireTimes(), clock);

    @Test
    void aNewScheduleAwaitsItsNextSlot() {
        Schedule schedule = stored(schedules.create(NIGHTLY, ON_CALL));

        assertThat(schedule.version()).isEqualTo(1);
        assertThat(schedule.createdAt()).isEqualTo(clock.instant());
        assertThat(isAwaited(schedule, "2026-11-22T01:00:00Z")).isTrue();
        assertThat(schedules.next(NIGHTLY)).contains(Instant.parse("2026-11-22T01:00:00Z"));
    }

    @Test
    void aChangedScheduleAwaitsItsNewNextSlot() {
        Schedule schedule = stored(schedules.create(NIGHTLY, ON_CALL));

        stored(schedules.replace(
                schedule.cronId(),
                1,
                ScheduleSpec.of("nightly", "0 4 * * *", ZoneOffset.UTC, Workflow.REMINDERS),
                ON_CALL));

        assertThat(isAwaited(schedule, "2026-11-21T04:00:00Z")).isTrue();
        assertThat(database.slotStore().find(slot(schedule, "2026-11-22T01:00:00Z")))
                .isEmpty();
    }

    @Test
    void showsWhenAScheduleIsDueNextPausedOrNot() {
        ScheduleSpec paused = NIGHTLY.paused(Optional.empty());

        assertThat(schedules.upcoming(paused, 2))
                .containsExactly(Instant.parse("2026-11-22T01:00:00Z"), Instant.parse("2026-11-23T01:00:00Z"));
    }

    @Test
    void findsAScheduleByItsId() {
        Schedule schedule = stored(schedules.create(NIGHTLY, ON_CALL));

        assertThat(schedules.find(schedule.cronId())).contains(schedule);
        assertThat(schedules.find(new UUID(1, 1))).isEmpty();
    }

    @Test
    void whoeverChangesAScheduleIsRecordedWithTheTime() {
        Schedule schedule = stored(schedules.create(NIGHTLY, ON_CALL));
        clock.advance(Duration.ofMinutes(1));
        schedules.delete(schedule.cronId(), 1, new Operator("somebody.else", Operator.Way.PAGE));

        assertThat(database.journal().latest(new OperatorJournal.Subject.Everything(), OptionalLong.empty(), 10))
                .extracting(OperatorJournal.Entry::action, entry -> entry.by().name(), OperatorJournal.Entry::at)
                .containsExactly(
                        tuple(OperatorAction.SCHEDULE_DELETED, "somebody.else", clock.instant()),
                        tuple(
                                OperatorAction.SCHEDULE_CREATED,
                                "on.call",
                                clock.instant().minusSeconds(60)));
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        Schedule schedule = stored(schedules.create(NIGHTLY, ON_CALL));
        stored(schedules.replace(schedule.cronId(), 1, NIGHTLY.paused(Optional.empty()), ON_CALL));

        assertThat(schedules.replace(schedule.cronId(), 1, NIGHTLY, ON_CALL))
                .isEqualTo(new ScheduleChange.VersionDiffers(2));
        assertThat(schedules.delete(schedule.cronId(), 1, ON_CALL)).isEqualTo(new ScheduleChange.VersionDiffers(2));
        assertThat(schedules.delete(schedule.cronId(), 2, ON_CALL)).isEqualTo(new ScheduleChange.Deleted());
    }

    @Test
    void anExpressionThatCantBeReadIsRefused() {
        ScheduleSpec unreadable = ScheduleSpec.of("nightly", "at night", ZoneOffset.UTC, Workflow.ALL);

        assertThatIllegalArgumentException().isThrownBy(() -> schedules.create(unreadable, ON_CALL));
        assertThatIllegalArgumentException().isThrownBy(() -> schedules.keep(unreadable, ON_CALL));
        assertThat(schedules.list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void anExpressionThatIsNeverDueIsRefused() {
        Schedules neverDue = new Schedules(database.scheduleStore(), new NeverDue(), clock);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> neverDue.create(NIGHTLY, ON_CALL))
                .withMessage("cronExpression: is never due again, got '0 2 * * *'");
    }

    @Test
    void aScheduleThatIsNeverDueAgainCanBePaused() {
        Schedule schedule = stored(schedules.create(NIGHTLY, ON_CALL));
        Schedules neverDue = new Schedules(database.scheduleStore(), new NeverDue(), clock);

        Schedule paused = stored(neverDue.replace(schedule.cronId(), 1, NIGHTLY.paused(Optional.empty()), ON_CALL));

        assertThat(paused.spec().enabled()).isFalse();
    }

    @Test
    void keepingAScheduleWhoseRowNobodyCanReadEnds() {
        ScheduleStore unreadable = (ScheduleStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ScheduleStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("create") ? new ScheduleChange.NameTaken() : Optional.empty());

        assertThatIllegalStateException()
                .isThrownBy(() -> new Schedules(unreadable, new DailyFireTimes(), clock).keep(NIGHTLY, ON_CALL))
                .withMessageContaining("'nightly' that can't be read");
    }

    @Test
    void keepingAScheduleThatIsAsWantedChangesNothing() {
        Schedule schedule = schedules.keep(NIGHTLY, ON_CALL);

        assertThat(schedules.keep(NIGHTLY, ON_CALL)).isEqualTo(schedule);
    }

    private boolean isAwaited(Schedule schedule, String instant) {
        return database.slotStore()
                .find(slot(schedule, instant))
                .filter(slot -> slot.isAwaited())
                .isPresent();
    }

    private static Slot slot(Schedule schedule, String instant) {
        return new Slot(schedule.cronId(), Instant.parse(instant));
    }

    private static Schedule stored(ScheduleChange change) {
        return ((ScheduleChange.Stored) change).schedule();
    }

    private static final class NeverDue implements FireTimes {

        @Override
        public Optional<Instant> next(String cronExpression, ZoneId zone, Instant after) {
            return Optional.empty();
        }

        @Override
        public List<Instant> between(String cronExpression, ZoneId zone, Instant after, Instant through, int limit) {
            return List.of();
        }

        @Override
        public String describe(String cronExpression) {
            return "Never.";
        }
    }
}
