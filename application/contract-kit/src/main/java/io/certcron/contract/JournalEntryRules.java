package io.certcron.contract;

import static io.certcron.contract.Examples.OPERATOR;
import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.certificationId;
import static io.certcron.contract.Examples.pauseKey;
import static io.certcron.contract.Openings.STARTED_AT;
import static io.certcron.contract.Timetable.CREATED;
import static io.certcron.contract.Timetable.DUE;
import static io.certcron.contract.Timetable.NEXT;
import static io.certcron.contract.Timetable.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.HeldPauses;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.OperatorJournal;
import io.certcron.application.port.out.OperatorJournal.Entry;
import io.certcron.application.port.out.OperatorJournal.Subject;
import io.certcron.application.port.out.RunOnDemand;
import io.certcron.application.port.out.RunOnDemand.RequestKey;
import io.certcron.application.port.out.RunRequested;
import io.certcron.application.port.out.ScheduleStore;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The journal's rules J01 to J06: what the stores write into it. */
abstract class JournalEntryRules extends StorageContract {

    private static final Operator ALICE = new Operator("alice", Operator.Way.PAGE);
    private static final Instant LATER = CREATED.plusSeconds(60);

    @Test
    @DisplayName("J01: whoever creates or deletes a schedule is recorded, and when")
    void recordsSchedules() {
        UUID cronId = UUID.randomUUID();

        schedules().create(cronId, spec("nightly"), Optional.of(DUE), OPERATOR, CREATED);
        schedules().delete(cronId, 1, ALICE, LATER);

        assertThat(everything())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("number")
                .containsExactly(
                        ofSchedule(OperatorAction.SCHEDULE_DELETED, cronId, ALICE, LATER, Optional.empty()),
                        ofSchedule(OperatorAction.SCHEDULE_CREATED, cronId, OPERATOR, CREATED, Optional.empty()));
    }

    @Test
    @DisplayName("J02: changing a schedule, pausing it with a reason and resuming it are recorded as what they are")
    void recordsChanges() {
        Schedule schedule = timetable().create("nightly");
        ScheduleSpec paused = schedule.spec().paused(Optional.of("maintenance"));

        replace(schedule, 1, spec("every night"));
        replace(schedule, 2, paused);
        replace(schedule, 3, paused.resumed());

        UUID cronId = schedule.cronId();
        assertThat(everything().subList(0, 3))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("number")
                .containsExactly(
                        ofSchedule(OperatorAction.SCHEDULE_RESUMED, cronId, ALICE, LATER, Optional.empty()),
                        ofSchedule(OperatorAction.SCHEDULE_PAUSED, cronId, ALICE, LATER, Optional.of("maintenance")),
                        ofSchedule(OperatorAction.SCHEDULE_CHANGED, cronId, ALICE, LATER, Optional.empty()));
    }

    @Test
    @DisplayName("J03: what was refused, and what changed nothing, is not recorded")
    void recordsNoRefusals() {
        Schedule schedule = timetable().create("nightly");
        request(schedule, Optional.of(new RequestKey("once", "this")));
        List<Entry> before = everything();

        schedules().create(UUID.randomUUID(), spec("nightly"), Optional.of(DUE), ALICE, LATER);
        replace(schedule, 2, spec("nightly"));
        schedules().delete(schedule.cronId(), 2, ALICE, LATER);
        request(schedule, Optional.of(new RequestKey("once", "this")));
        request(schedule, Optional.of(new RequestKey("once", "that")));
        held().release(List.of(pauseKey(1, TONIGHT)), ALICE);
        held().drop(List.of(), ALICE);
        database().auditLog().resolve(List.of(UUID.randomUUID()), "Seen to", ALICE, LATER);

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("J04: whoever releases or drops held pauses is recorded, with the certifications that it was about")
    void recordsDecisions() {
        hold(1, 2, 3);

        held().release(List.of(pauseKey(1, TONIGHT), pauseKey(2, TONIGHT), pauseKey(9, TONIGHT)), OPERATOR);
        held().drop(List.of(pauseKey(2, TONIGHT), pauseKey(3, TONIGHT)), ALICE);

        List<Entry> entries = everything();
        assertThat(entries)
                .extracting(Entry::action)
                .containsExactly(OperatorAction.PAUSES_DROPPED, OperatorAction.PAUSES_RELEASED);
        assertThat(entries).extracting(Entry::by).containsExactly(ALICE, OPERATOR);
        assertThat(entries.get(0).certificationIds()).containsExactly(certificationId(3));
        assertThat(entries.get(1).certificationIds()).containsExactlyInAnyOrder(certificationId(1), certificationId(2));
        assertThat(entries)
                .allMatch(entry -> entry.cronId().isEmpty()
                        && entry.runId().isEmpty()
                        && entry.note().isEmpty());
    }

    @Test
    @DisplayName("J05: whoever has a run made is recorded, with the schedule and the run")
    void recordsRequests() {
        Schedule schedule = timetable().create("nightly");

        OpenRun run = request(schedule);

        assertThat(everything().get(0))
                .usingRecursiveComparison()
                .ignoringFields("number")
                .isEqualTo(new Entry(
                        0,
                        STARTED_AT,
                        OPERATOR,
                        OperatorAction.RUN_REQUESTED,
                        Optional.of(schedule.cronId()),
                        Optional.of(run.runId()),
                        List.of(),
                        Optional.empty()));
    }

    @Test
    @DisplayName("J06: whoever resolves what runs reported is recorded for each run, with the note")
    void recordsResolutions() {
        OpenRun one = job().open(TONIGHT);
        OpenRun other = job().open(TONIGHT.plusDays(1));
        report(one);
        report(other);

        resolve(one, other);

        assertThat(everything())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("number")
                .containsExactlyInAnyOrder(resolution(one), resolution(other));
    }

    final OperatorJournal journal() {
        return database().journal();
    }

    final HeldPauses held() {
        return database().heldPauses(ExpiryPolicy.STANDARD);
    }

    final List<Entry> everything() {
        return latest(new Subject.Everything());
    }

    final List<Entry> latest(Subject subject) {
        return journal().latest(subject, OptionalLong.empty(), 10);
    }

    /** Tonight's pauses of these certifications are held. */
    final void hold(int... certifications) {
        Arrays.stream(certifications).forEach(number -> database().insert(active(number, TONIGHT)));
        job().plan(TONIGHT, true);
    }

    final OpenRun request(Schedule schedule) {
        return RunRequestRules.opened(request(schedule, Optional.empty()));
    }

    final void report(OpenRun run) {
        database().auditLog().record(run, STARTED_AT, Optional.of(FlaggedCertifications.NONE));
    }

    final void resolve(OpenRun... runs) {
        database().auditLog().resolve(Arrays.stream(runs).map(OpenRun::runId).toList(), "Paused by hand", ALICE, LATER);
    }

    private RunRequested request(Schedule schedule, Optional<RequestKey> key) {
        return database()
                .runStore()
                .openOnDemand(Timetable.opening(), new RunOnDemand(schedule.cronId(), OPERATOR, key));
    }

    private ScheduleStore schedules() {
        return database().scheduleStore();
    }

    private void replace(Schedule schedule, long version, ScheduleSpec spec) {
        schedules().replace(schedule.cronId(), version, spec, Optional.of(NEXT), ALICE, LATER);
    }

    private static Entry ofSchedule(
            OperatorAction action, UUID cronId, Operator by, Instant at, Optional<String> note) {
        return new Entry(0, at, by, action, Optional.of(cronId), Optional.empty(), List.of(), note);
    }

    private static Entry resolution(OpenRun run) {
        return new Entry(
                0,
                LATER,
                ALICE,
                OperatorAction.MISSED_PAUSES_RESOLVED,
                Optional.empty(),
                Optional.of(run.runId()),
                List.of(),
                Optional.of("Paused by hand"));
    }
}
