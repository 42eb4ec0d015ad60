package io.certcron.contract;

import io.certcron.application.port.out.Agenda;
import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.RunInProgress;
import io.certcron.application.port.out.SkippedSlot;
import io.certcron.application.port.out.SlotRecord;
import io.certcron.application.port.out.SlotlessSchedules;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Schedule;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Slot stores that are each wrong in one way. */
final class WrongSlotStores {

    private WrongSlotStores() {}

    static Agenda withoutPausedSchedules(Agenda agenda, Instant now) {
        return due(
                agenda,
                agenda.dueSlots().stream()
                        .filter(each -> each.schedule().spec().enabled())
                        .toList());
    }

    static Agenda withoutPreviousRuns(Agenda agenda, Instant now) {
        return due(
                agenda,
                agenda.dueSlots().stream()
                        .map(each -> new DueSlot(each.schedule(), each.scheduledFor(), false))
                        .toList());
    }

    static Agenda withoutLostRuns(Agenda agenda, Instant now) {
        List<RunInProgress> owned =
                agenda.runs().stream().filter(each -> !each.orphaned()).toList();
        return new Agenda(agenda.databaseTime(), agenda.dueSlots(), owned, List.of());
    }

    static Agenda atTheCallersTime(Agenda agenda, Instant now) {
        return new Agenda(now, agenda.dueSlots(), agenda.runs(), List.of());
    }

    static List<SkippedSlot> theFirst(List<SkippedSlot> skipped) {
        return skipped.subList(0, 1);
    }

    static List<SkippedSlot> asPaused(List<SkippedSlot> skipped) {
        return skipped.stream()
                .map(each -> new SkippedSlot(each.scheduledFor(), SkipReason.PAUSED))
                .toList();
    }

    private static Agenda due(Agenda agenda, List<DueSlot> dueSlots) {
        return new Agenda(agenda.databaseTime(), dueSlots, agenda.runs(), List.of());
    }

    static final class Early extends ForwardingSlotStore {

        Early(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Agenda agenda(Instant now) {
            return super.agenda(now.plusSeconds(1));
        }
    }

    /** Shows every slot there ever was, in any order and number. */
    static final class Garrulous extends ForwardingSlotStore {

        Garrulous(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Agenda agenda(Instant now) {
            InMemorySlots slots = database.tables().slots;
            List<DueSlot> all = slots.schedules.values().stream()
                    .flatMap(schedule -> slots.latestFirst(schedule.cronId()).stream()
                            .map(each -> new DueSlot(schedule, each.slot().scheduledFor(), false)))
                    .filter(each -> !each.scheduledFor().isAfter(now))
                    .toList();
            return due(super.agenda(now), all);
        }
    }

    static final class Boasting extends ForwardingSlotStore {

        Boasting(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public boolean skip(DueSlot awaited, List<SkippedSlot> skipped, Optional<Instant> next, Instant now) {
            super.skip(awaited, skipped, next, now);
            return true;
        }

        @Override
        public boolean await(Schedule schedule, Instant next) {
            super.await(schedule, next);
            return true;
        }
    }

    static final class Blind extends ForwardingSlotStore {

        Blind(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public SlotlessSchedules withoutSlot(int limit) {
            super.withoutSlot(limit);
            return new SlotlessSchedules(List.of(), List.of());
        }
    }

    static final class Backwards extends ForwardingSlotStore {

        Backwards(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public List<SlotRecord> latest(UUID cronId, int limit) {
            List<SlotRecord> latest = new ArrayList<>(super.latest(cronId, limit));
            Collections.reverse(latest);
            return latest;
        }
    }

    static final class Silent extends ForwardingSlotStore {

        Silent(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Optional<SlotRecord> find(Slot slot) {
            try {
                return super.find(slot);
            } catch (StorageException swallowed) {
                return Optional.empty();
            }
        }
    }
}
