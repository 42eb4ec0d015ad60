package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.certification;
import static io.certcron.contract.Examples.certificationId;
import static io.certcron.contract.Examples.mentorId;
import static io.certcron.contract.Examples.pauseKey;
import static io.certcron.contract.Examples.paused;
import static io.certcron.contract.Examples.reminderKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.CertificationRecords;
import io.certcron.application.port.out.CertificationRecords.MissedReport;
import io.certcron.application.port.out.CertificationRecords.Place;
import io.certcron.application.port.out.CertificationRecords.Story;
import io.certcron.application.port.out.IntentRecord;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Action;
import io.certcron.domain.Certification;
import io.certcron.domain.Channel;
import io.certcron.domain.DateRange;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.Thresholds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of {@link CertificationRecords}: rules E01 to E09. */
public abstract class CertificationRecordsContract extends StorageContract {

    private static final DateRange WEEK = new DateRange(TONIGHT.minusDays(1), TONIGHT.plusDays(6));
    private static final Instant CHECKED_AT = Instant.parse("2026-11-21T01:02:03Z");

    /** To be extended by the test of an implementation. */
    protected CertificationRecordsContract() {}

    @Test
    @DisplayName("E01: a certification's story has it as the platform does, and every intent on it in full")
    void tellsAStory() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, TONIGHT));
        OpenRun run = job().plan(TONIGHT);
        job().settle(
                        job().claim(Channel.AUTO_PAUSE, TONIGHT, 1),
                        key -> new Settlement.Rejected(key, "NO", OptionalInt.of(422)));

        Story story = records().find(certificationId(1));

        assertThat(story.certification()).contains(active(1, TONIGHT));
        assertThat(story.intents()).hasSize(1);
        IntentRecord intent = story.intents().get(0);
        assertThat(intent.settledAt()).isPresent();
        assertThat(intent)
                .isEqualTo(new IntentRecord(
                        pauseKey(1, TONIGHT),
                        certificationId(1),
                        mentorId(1),
                        new Action.AutoPause(),
                        TONIGHT,
                        run.runId(),
                        IntentStatus.REJECTED,
                        1,
                        Optional.of("NO"),
                        OptionalInt.of(422),
                        intent.plannedAt(),
                        intent.settledAt()));
    }

    @Test
    @DisplayName("E02: a story has the intents of all cycles and channels, latest first")
    void tellsItAll() {
        LocalDate renewed = TONIGHT.plusDays(7);
        database().insert(active(1, TONIGHT));
        job().plan(TONIGHT);
        database().elapse(NightJob.LEASE);
        database().update(active(1, renewed));
        job().plan(TONIGHT);
        database().elapse(NightJob.LEASE);
        job().plan(renewed);

        List<IntentRecord> intents = records().find(certificationId(1)).intents();

        assertThat(intents)
                .extracting(IntentRecord::key)
                .containsExactlyInAnyOrder(pauseKey(1, TONIGHT), reminderKey(1, renewed, 7), pauseKey(1, renewed));
        assertThat(intents)
                .isSortedAccordingTo(
                        Comparator.comparing(IntentRecord::plannedAt).reversed());
        assertThat(intents).extracting(IntentRecord::action).contains(new Action.Reminder(7), new Action.AutoPause());
    }

    @Test
    @DisplayName("E03: a certification that is gone still has its story, and one that never was has none")
    void remembersTheGone() {
        database().insert(active(1, TONIGHT));
        job().plan(TONIGHT);
        database().delete(certificationId(1));

        Story gone = records().find(certificationId(1));

        assertThat(gone.certification()).isEmpty();
        assertThat(gone.intents()).extracting(IntentRecord::key).containsExactly(pauseKey(1, TONIGHT));
        assertThat(records().find(certificationId(2))).isEqualTo(new Story(Optional.empty(), List.of(), List.of()));
    }

    @Test
    @DisplayName("E04: a story has the runs that named the certification as a missed pause, latest first")
    void tellsOfReports() {
        UUID first = report(TONIGHT, CHECKED_AT, 1, 2);
        UUID second = report(TONIGHT.plusDays(1), CHECKED_AT.plusSeconds(86_400), 2, 1, 3);
        report(TONIGHT.plusDays(2), CHECKED_AT.plusSeconds(2 * 86_400), 2, 3);
        database().resolve(first);

        assertThat(records().find(certificationId(1)).reports())
                .containsExactly(
                        new MissedReport(second, CHECKED_AT.plusSeconds(86_400), false),
                        new MissedReport(first, CHECKED_AT, true));
    }

    @Test
    @DisplayName("E05: active certifications are counted by expiry date, for the dates of the range alone")
    void countsByDate() {
        insertAroundTheWeek();

        assertThat(records().countActive(WEEK))
                .isEqualTo(Map.of(TONIGHT, 2L, TONIGHT.plusDays(3), 1L, TONIGHT.plusDays(6), 1L));
    }

    @Test
    @DisplayName(
            "E06: active certifications are listed by expiry date and id, page by page, none larger than asked for")
    void listsInPages() {
        insertAroundTheWeek();

        List<Certification> first = records().listActive(WEEK, Optional.empty(), 1);
        List<Certification> second = records().listActive(WEEK, Optional.of(new Place(TONIGHT, certificationId(1))), 2);
        List<Certification> last =
                records().listActive(WEEK, Optional.of(new Place(TONIGHT.plusDays(3), certificationId(3))), 10);

        assertThat(first).containsExactly(active(1, TONIGHT));
        assertThat(second).containsExactly(active(2, TONIGHT), active(3, TONIGHT.plusDays(3)));
        assertThat(last).containsExactly(active(4, TONIGHT.plusDays(6)));
    }

    @Test
    @DisplayName("E07: which status is active is the policy's to say, for counts and lists")
    void asksThePolicy() {
        database().insert(active(1, TONIGHT));
        database().insert(certification(2, 2, TONIGHT, "on trial"));
        ExpiryPolicy policy = new ExpiryPolicy(new Thresholds(List.of(30)), Set.of("on trial"), 30);
        CertificationRecords records = database().certificationRecords(policy);

        assertThat(records.countActive(WEEK)).isEqualTo(Map.of(TONIGHT, 1L));
        assertThat(records.listActive(WEEK, Optional.empty(), 10))
                .containsExactly(certification(2, 2, TONIGHT, "on trial"));
    }

    @Test
    @DisplayName("E08: of keys, those that the ledger has are found with their status")
    void findsStatuses() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, TONIGHT));
        job().plan(TONIGHT);
        job().settleDone(job().claim(Channel.AUTO_PAUSE, TONIGHT, 1));

        assertThat(records().statuses(List.of(pauseKey(1, TONIGHT), pauseKey(2, TONIGHT), pauseKey(3, TONIGHT))))
                .isEqualTo(Map.of(pauseKey(1, TONIGHT), IntentStatus.DONE, pauseKey(2, TONIGHT), IntentStatus.PENDING));
        assertThat(records().statuses(List.of())).isEmpty();
    }

    @Test
    @DisplayName("E09: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        CertificationRecords records = database().unreachable().certificationRecords(ExpiryPolicy.STANDARD);

        assertStorageFails(() -> records.find(certificationId(1)));
        assertStorageFails(() -> records.countActive(WEEK));
        assertStorageFails(() -> records.listActive(WEEK, Optional.empty(), 1));
        assertStorageFails(() -> records.statuses(List.of(pauseKey(1, TONIGHT))));
    }

    private CertificationRecords records() {
        return database().certificationRecords(ExpiryPolicy.STANDARD);
    }

    private UUID report(LocalDate businessDate, Instant runAt, int... missed) {
        OpenRun run = job().open(businessDate);
        List<UUID> ids =
                Arrays.stream(missed).mapToObj(Examples::certificationId).toList();
        database().auditLog().record(run, runAt, Optional.of(new FlaggedCertifications(ids.size(), ids)));
        return run.runId();
    }

    /** Four in the week; others beside it, not active, or without a date that anybody could act on. */
    private void insertAroundTheWeek() {
        database().insert(active(2, TONIGHT));
        database().insert(active(1, TONIGHT));
        database().insert(active(3, TONIGHT.plusDays(3)));
        database().insert(active(4, TONIGHT.plusDays(6)));
        database().insert(active(5, TONIGHT.minusDays(1)));
        database().insert(active(6, TONIGHT.plusDays(7)));
        database().insert(paused(7, TONIGHT));
        database().insert(certification(8, 8, TONIGHT, "suspended"));
        database().insert(active(9, null));
        database().insert(active(10, LocalDate.MAX));
        database().insert(active(11, LocalDate.MIN));
    }
}
