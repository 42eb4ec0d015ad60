package io.certcron.http.page.view;

import io.certcron.application.port.out.OperatorJournal.Entry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an operator did.
 *
 * @param at when
 * @param who their name
 * @param way how they did it
 * @param deed what
 * @param cronId the schedule that it is about
 * @param runId the run that it is about
 * @param certificationIds the first certifications that it is about
 * @param certifications how many certifications it is about
 * @param note what they said about it
 */
public record JournalRow(
        Moment at,
        String who,
        String way,
        String deed,
        Optional<UUID> cronId,
        Optional<UUID> runId,
        List<UUID> certificationIds,
        int certifications,
        Optional<String> note) {

    private static final int NAMED = 3;

    /** The entry in words. */
    public static JournalRow of(Entry entry, Times times) {
        return new JournalRow(
                times.second(entry.at()),
                entry.by().name(),
                Words.of(entry.by().way()),
                Words.of(entry.action()),
                entry.cronId(),
                entry.runId(),
                entry.certificationIds().stream().limit(NAMED).toList(),
                entry.certificationIds().size(),
                entry.note());
    }

    /** How many more certifications there are than are named. */
    public int more() {
        return certifications - certificationIds.size();
    }
}
