package io.certcron.application.node;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.FireTimes;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.SkippedSlot;
import io.certcron.application.port.out.SlotStore;
import io.certcron.application.run.Runs;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Severity;
import io.certcron.domain.SkipReason;
import io.certcron.domain.SlotDecision;
import io.certcron.domain.SlotPolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides slots that are due: the latest of a schedule becomes a run, and each other one is recorded with its reason. */
final class SlotKeeper {

    /** How many missed slots are recorded in one transaction. */
    private static final int PAGE = 1_000;

    private final SlotStore slots;
    private final FireTimes fireTimes;
    private final Runs runs;
    private final SlotPolicy policy;
    private final EventLog log;
    private final Clock clock;

    SlotKeeper(SlotStore slots, FireTimes fireTimes, Runs runs, SlotPolicy policy, EventLog log, Clock clock) {
        this.slots = slots;
        this.fireTimes = fireTimes;
        this.runs = runs;
        this.policy = policy;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Decides a slot, and every other that has become due since.
     *
     * @return the run that this node won; empty where there is none
     * @throws IllegalArgumentException if the schedule's expression can't be read
     */
    Optional<OpenRun> decide(DueSlot due) {
        DueSlot latest = due;
        while (true) {
            List<Instant> later = slotsUntilNow(latest);
            if (later.isEmpty()) {
                return decideLatest(latest);
            }
            Instant last = later.get(later.size() - 1);
            if (!skipUpTo(latest, later, last)) {
                return Optional.empty();
            }
            latest = new DueSlot(latest.schedule(), last, latest.previousRunGoing());
        }
    }

    private Optional<OpenRun> decideLatest(DueSlot due) {
        SlotDecision decision = decisionFor(due, due.scheduledFor(), false);
        if (decision instanceof SlotDecision.Run) {
            return runs.openForSlot(due, nextAfter(due));
        }
        if (decision instanceof SlotDecision.Skip skip) {
            skip(due, List.of(new SkippedSlot(due.scheduledFor(), skip.reason())), nextAfter(due));
        }
        return Optional.empty();
    }

    private boolean skipUpTo(DueSlot due, List<Instant> later, Instant last) {
        List<Instant> passed = new ArrayList<>(later.size());
        passed.add(due.scheduledFor());
        passed.addAll(later.subList(0, later.size() - 1));
        List<SkippedSlot> skipped = passed.stream()
                .flatMap(instant -> skipOf(due, instant).stream())
                .toList();
        return skip(due, skipped, Optional.of(last));
    }

    private Optional<SkippedSlot> skipOf(DueSlot due, Instant instant) {
        return decisionFor(due, instant, true) instanceof SlotDecision.Skip skip
                ? Optional.of(new SkippedSlot(instant, skip.reason()))
                : Optional.empty();
    }

    private SlotDecision decisionFor(DueSlot due, Instant instant, boolean laterSlotDue) {
        boolean enabled = due.schedule().spec().enabled();
        return policy.decide(instant, enabled, laterSlotDue, due.previousRunGoing(), clock.instant());
    }

    private boolean skip(DueSlot due, List<SkippedSlot> skipped, Optional<Instant> next) {
        boolean recorded = slots.skip(due, skipped, next, clock.instant());
        if (recorded) {
            tell(due, skipped);
        }
        return recorded;
    }

    private void tell(DueSlot due, List<SkippedSlot> skipped) {
        Map<SkipReason, Long> reasons = skipped.stream()
                .collect(Collectors.groupingBy(
                        SkippedSlot::reason, () -> new EnumMap<>(SkipReason.class), Collectors.counting()));
        EventContext particulars = EventContext.NONE
                .id("cron_id", due.schedule().cronId())
                .instant("scheduled_for", due.scheduledFor())
                .counts("reasons", reasons);
        if (reasons.keySet().equals(Set.of(SkipReason.PAUSED))) {
            log.logEvent(Severity.INFO, "Slots of a paused schedule passed", particulars);
        } else {
            log.logEvent(Severity.WARN, ErrorCode.SLOT_SKIPPED, "Slots did not become runs", particulars);
        }
    }

    private List<Instant> slotsUntilNow(DueSlot due) {
        ScheduleSpec spec = due.schedule().spec();
        return fireTimes.between(spec.cronExpression(), spec.zone(), due.scheduledFor(), clock.instant(), PAGE);
    }

    private Optional<Instant> nextAfter(DueSlot due) {
        ScheduleSpec spec = due.schedule().spec();
        return fireTimes.next(spec.cronExpression(), spec.zone(), due.scheduledFor());
    }
}
