package io.certcron.contract;

import static io.certcron.contract.Examples.OPERATOR;
import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.certificationId;
import static io.certcron.contract.Examples.pauseKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.OperatorJournal;
import io.certcron.application.port.out.OperatorJournal.Entry;
import io.certcron.application.port.out.OperatorJournal.Subject;
import io.certcron.domain.OperatorAction;
import io.certcron.domain.Schedule;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link OperatorJournal}: rules J01 to J11. Here are those about reading it; the others, about what the
 * stores write into it, are in {@link JournalEntryRules}.
 */
public abstract class OperatorJournalContract extends JournalEntryRules {

    /** To be extended by the test of an implementation. */
    protected OperatorJournalContract() {}

    @Test
    @DisplayName("J07: entries are read latest first, page by page, under numbers that grow")
    void readsInPages() {
        List<Schedule> schedules = List.of(
                timetable().create("first"),
                timetable().create("second"),
                timetable().create("third"));

        List<Entry> all = everything();
        List<Entry> page = journal().latest(new Subject.Everything(), OptionalLong.empty(), 2);
        List<Entry> next = journal()
                .latest(new Subject.Everything(), OptionalLong.of(page.get(1).number()), 2);

        assertThat(all)
                .extracting(entry -> entry.cronId().orElseThrow())
                .containsExactly(
                        schedules.get(2).cronId(),
                        schedules.get(1).cronId(),
                        schedules.get(0).cronId());
        assertThat(all.get(0).number()).isGreaterThan(all.get(1).number());
        assertThat(page).isEqualTo(all.subList(0, 2));
        assertThat(next).isEqualTo(all.subList(2, 3));
    }

    @Test
    @DisplayName("J08: entries about one schedule are its changes and the runs requested of it")
    void readsThoseOfASchedule() {
        Schedule schedule = timetable().create("nightly");
        Schedule other = timetable().create("weekly");
        request(schedule);
        request(other);

        assertThat(latest(new Subject.OfSchedule(schedule.cronId())))
                .extracting(Entry::action)
                .containsExactly(OperatorAction.RUN_REQUESTED, OperatorAction.SCHEDULE_CREATED);
        assertThat(latest(new Subject.OfSchedule(UUID.randomUUID()))).isEmpty();
    }

    @Test
    @DisplayName("J09: entries about one run are its request and its resolution")
    void readsThoseOfARun() {
        Schedule schedule = timetable().create("nightly");
        OpenRun run = request(schedule);
        OpenRun other = request(schedule);
        report(run);
        report(other);
        resolve(run, other);

        assertThat(latest(new Subject.OfRun(run.runId())))
                .extracting(Entry::action)
                .containsExactly(OperatorAction.MISSED_PAUSES_RESOLVED, OperatorAction.RUN_REQUESTED);
    }

    @Test
    @DisplayName("J10: entries about one certification are the decisions on its held pauses")
    void readsThoseOfACertification() {
        hold(1, 2);
        timetable().create("nightly");
        held().release(List.of(pauseKey(1, TONIGHT), pauseKey(2, TONIGHT)), OPERATOR);

        List<Entry> entries = latest(new Subject.OfCertification(certificationId(2)));

        assertThat(entries).extracting(Entry::action).containsExactly(OperatorAction.PAUSES_RELEASED);
        assertThat(latest(new Subject.OfCertification(certificationId(3)))).isEmpty();
        assertThat(journal()
                        .latest(
                                new Subject.OfCertification(certificationId(2)),
                                OptionalLong.of(entries.get(0).number()),
                                10))
                .isEmpty();
    }

    @Test
    @DisplayName("J11: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        OperatorJournal journal = database().unreachable().journal();

        assertStorageFails(() -> journal.latest(new Subject.Everything(), OptionalLong.empty(), 1));
        assertStorageFails(
                () -> journal.latest(new Subject.OfCertification(certificationId(1)), OptionalLong.empty(), 1));
    }
}
