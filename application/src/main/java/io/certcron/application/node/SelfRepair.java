package io.certcron.application.node;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.FireTimes;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.SlotStore;
import io.certcron.application.port.out.SlotlessSchedules;
import io.certcron.application.run.DispatchSettings;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Schedule;
import io.certcron.domain.Severity;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Repairs what nothing in this job leaves behind: rows that were written by hand, or by something nobody thought of. */
final class SelfRepair {

    private static final int SCHEDULES_AT_ONCE = 100;

    private final SlotStore slots;
    private final RunStore runs;
    private final IntentLedger ledger;
    private final FireTimes fireTimes;
    private final DispatchSettings dispatch;
    private final EventLog log;
    private final Clock clock;

    SelfRepair(NodePorts ports, DispatchSettings dispatch, EventLog log, Clock clock) {
        this.slots = ports.slots();
        this.runs = ports.runs();
        this.ledger = ports.ledger();
        this.fireTimes = ports.fireTimes();
        this.dispatch = dispatch;
        this.log = log;
        this.clock = clock;
    }

    void repair() {
        SlotlessSchedules slotless = slots.withoutSlot(SCHEDULES_AT_ONCE);
        slotless.schedules().forEach(this::giveSlot);
        slotless.unreadable().forEach(cronId -> tellOfUnreadable(cronId, log));
        closeDryRuns();
        if (slots.agenda(clock.instant()).runs().isEmpty()) {
            for (Channel channel : Channel.values()) {
                freeIntents(channel);
            }
        }
    }

    private void giveSlot(Schedule schedule) {
        try {
            fireTimes
                    .next(schedule.spec().cronExpression(), schedule.spec().zone(), clock.instant())
                    .filter(next -> slots.await(schedule, next))
                    .ifPresent(next -> tellOfSlot(schedule, next));
        } catch (IllegalArgumentException unreadable) {
            tellOfUnreadable(schedule.cronId(), log);
        }
    }

    static void tellOfUnreadable(UUID cronId, EventLog log) {
        log.logEvent(
                Severity.ERROR,
                ErrorCode.SCHEDULE_UNREADABLE,
                "A schedule can't be read, so it does not run",
                EventContext.NONE
                        .id("cron_id", cronId)
                        .remediation(
                                "Correct its row in certification_cron: the cron expression, which 'next' explains,"
                                        + " the zone, the name or the reason for the pause"));
    }

    private void tellOfSlot(Schedule schedule, Instant next) {
        log.logEvent(
                Severity.WARN,
                ErrorCode.SLOT_MISSING,
                "A schedule awaited no slot; now it does",
                EventContext.NONE.id("cron_id", schedule.cronId()).instant("scheduled_for", next));
    }

    private void closeDryRuns() {
        long closed = runs.closeAbandonedDryRuns(clock.instant());
        if (closed > 0) {
            log.logEvent(
                    Severity.WARN,
                    ErrorCode.RUN_ABANDONED,
                    "Dry runs whose process died were closed",
                    EventContext.NONE.count("run_count", closed));
        }
    }

    /** Twice the lease: a run that has just begun is faster. */
    private void freeIntents(Channel channel) {
        long freed = ledger.freeAbandoned(
                channel, dispatch.redeliveryOn(channel), dispatch.lease().multipliedBy(2));
        if (freed > 0) {
            log.logEvent(
                    Severity.WARN,
                    ErrorCode.CLAIM_ABANDONED,
                    "Intents whose worker died were freed for the next run",
                    EventContext.NONE.code("channel", channel.name()).count("intent_count", freed));
        }
    }
}
