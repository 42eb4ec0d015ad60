package io.certcron.contract;

import io.certcron.application.port.out.OperatorJournal;
import java.util.List;
import java.util.OptionalLong;

/** The journal of an {@link InMemoryDatabase}. */
public final class InMemoryOperatorJournal implements OperatorJournal {

    private final InMemoryTables tables;

    InMemoryOperatorJournal(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public List<Entry> latest(Subject subject, OptionalLong before, int limit) {
        return tables.transaction("list_journal", () -> tables.journal
                .latestFirst()
                .filter(entry -> isAbout(entry, subject))
                .filter(entry -> before.isEmpty() || entry.number() < before.getAsLong())
                .limit(limit)
                .toList());
    }

    private static boolean isAbout(Entry entry, Subject subject) {
        if (subject instanceof Subject.OfSchedule schedule) {
            return entry.cronId().filter(schedule.cronId()::equals).isPresent();
        }
        if (subject instanceof Subject.OfRun run) {
            return entry.runId().filter(run.runId()::equals).isPresent();
        }
        if (subject instanceof Subject.OfCertification certification) {
            return entry.certificationIds().contains(certification.certificationId());
        }
        return true;
    }
}
