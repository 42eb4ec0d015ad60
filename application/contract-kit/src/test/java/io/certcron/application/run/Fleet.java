package io.certcron.application.run;

import static org.awaitility.Awaitility.await;

import io.certcron.application.log.EventLog;
import io.certcron.application.node.Node;
import io.certcron.application.node.NodePorts;
import io.certcron.application.node.NodeSettings;
import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunInProgress;
import io.certcron.application.port.out.ScheduleChange;
import io.certcron.application.port.out.SlotRecord;
import io.certcron.application.port.out.SlotStore;
import io.certcron.application.schedule.Schedules;
import io.certcron.contract.DailyFireTimes;
import io.certcron.contract.HandCrankedTicker;
import io.certcron.domain.Operator;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Slot;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Nodes that share the database of {@link Nights}. Nothing happens before a node is cranked. */
final class Fleet {

    static final NodeSettings SETTINGS = NodeSettings.STANDARD;
    static final Operator ON_CALL = new Operator("on.call", Operator.Way.API);

    final Nights nights = new Nights();
    final Schedules schedules;
    final SlotStore slots;
    Consumer<Instant> databaseClock = databaseTime -> {};

    Fleet() {
        nights.sleepsMoveTheClock = false;
        schedules = new Schedules(nights.database.scheduleStore(), new DailyFireTimes(), nights.clock);
        slots = nights.database.slotStore();
    }

    /** A process with a node in it. */
    final class Member {

        final HandCrankedTicker ticker = new HandCrankedTicker();
        final Runs runs;
        final Node node;

        private Member(boolean started) {
            EventLog log = new EventLog();
            runs = new Runs(
                    nights.ports(),
                    nights.settings.toRunSettings(),
                    nights.listeners,
                    log,
                    nights.clock,
                    new Random(1));
            node = new Node(
                    new NodePorts(
                            slots, nights.database.runStore(), nights.database.ledger(), new DailyFireTimes(), ticker),
                    runs,
                    SETTINGS,
                    nights.settings.toRunSettings().dispatch(),
                    log,
                    nights.clock,
                    databaseTime -> databaseClock.accept(databaseTime));
            if (started) {
                node.start();
            }
        }

        void tick() {
            ticker.crank("certification-cron-tick");
        }

        void repair() {
            ticker.crank("certification-cron-repair");
        }

        /** Ticks, and waits until so many runs in all have told of their end. */
        void tickUntilEnded(int runsInAll) {
            tick();
            awaitEnded(runsInAll);
        }
    }

    Member newMember() {
        return new Member(true);
    }

    /** One whose node somebody else will start. */
    Member newIdleMember() {
        return new Member(false);
    }

    Schedule schedule(String cronExpression) {
        return schedule(cronExpression, Workflow.ALL);
    }

    Schedule schedule(String cronExpression, Workflow workflow) {
        ScheduleSpec spec = ScheduleSpec.of(cronExpression + " " + workflow, cronExpression, ZoneOffset.UTC, workflow);
        return ((ScheduleChange.Stored) schedules.create(spec, ON_CALL)).schedule();
    }

    Schedule replace(Schedule schedule, ScheduleSpec spec) {
        return ((ScheduleChange.Stored) schedules.replace(schedule.cronId(), schedule.version(), spec, ON_CALL))
                .schedule();
    }

    SlotRecord slot(Schedule schedule, String instant) {
        Slot slot = new Slot(schedule.cronId(), Instant.parse(instant));
        return slots.find(slot).orElseThrow(() -> new AssertionError("There is no " + slot));
    }

    /** The instant of the slot that the schedule awaits. */
    Instant awaited(Schedule schedule) {
        return slots.latest(schedule.cronId(), 100).stream()
                .filter(SlotRecord::isAwaited)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The schedule awaits no slot"))
                .slot()
                .scheduledFor();
    }

    /** A run of the schedule's due slot whose process died as soon as it was open. */
    OpenRun openAndDie(Schedule schedule) {
        DueSlot due = slots.agenda(nights.clock.instant()).dueSlots().stream()
                .filter(slot -> slot.schedule().cronId().equals(schedule.cronId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No slot is due"));
        Optional<Instant> next = new DailyFireTimes()
                .next(schedule.spec().cronExpression(), schedule.spec().zone(), due.scheduledFor());
        return nights.runs().openForSlot(due, next).orElseThrow(() -> new AssertionError("Somebody was faster"));
    }

    List<RunInProgress> runsUnderWay() {
        return slots.agenda(Instant.EPOCH).runs();
    }

    void awaitEnded(int runsInAll) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> nights.hooks.completed.size() + nights.hooks.failed.size() >= runsInAll);
    }
}
