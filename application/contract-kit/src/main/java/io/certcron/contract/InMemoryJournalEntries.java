package io.certcron.contract;

import io.certcron.application.port.out.OperatorJournal.Entry;
import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What operators did to an in-memory database; written in the transaction of the deed. */
final class InMemoryJournalEntries {

    private final List<Entry> entries = new ArrayList<>();

    void ofSchedule(OperatorAction action, UUID cronId, Operator by, Instant at, Optional<String> note) {
        add(at, by, action, Optional.of(cronId), Optional.empty(), List.of(), note);
    }

    void ofRequest(UUID cronId, UUID runId, Operator by, Instant at) {
        add(at, by, OperatorAction.RUN_REQUESTED, Optional.of(cronId), Optional.of(runId), List.of(), Optional.empty());
    }

    void ofPauses(OperatorAction action, List<UUID> certificationIds, Operator by, Instant at) {
        if (!certificationIds.isEmpty()) {
            add(at, by, action, Optional.empty(), Optional.empty(), certificationIds, Optional.empty());
        }
    }

    void ofResolution(UUID runId, String note, Operator by, Instant at) {
        add(
                at,
                by,
                OperatorAction.MISSED_PAUSES_RESOLVED,
                Optional.empty(),
                Optional.of(runId),
                List.of(),
                Optional.of(note));
    }

    Stream<Entry> latestFirst() {
        return Stream.iterate(entries.size() - 1, position -> position >= 0, position -> position - 1)
                .map(entries::get);
    }

    private void add(
            Instant at,
            Operator by,
            OperatorAction action,
            Optional<UUID> cronId,
            Optional<UUID> runId,
            List<UUID> certificationIds,
            Optional<String> note) {
        entries.add(new Entry(entries.size() + 1L, at, by, action, cronId, runId, certificationIds, note));
    }
}
