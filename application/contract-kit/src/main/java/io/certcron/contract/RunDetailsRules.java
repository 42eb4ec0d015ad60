package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.pauseKey;
import static io.certcron.contract.NightJob.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.IntentRecord;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunDetails;
import io.certcron.application.port.out.RunDetails.IntentGroup;
import io.certcron.application.port.out.RunProblem;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Severity;
import io.certcron.domain.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The history's rules V05 to V10: a run in full. */
abstract class RunDetailsRules extends RunNightRules {

    private static final FlaggedCertifications MISSED =
            new FlaggedCertifications(2, List.of(Examples.certificationId(1)));

    @Test
    @DisplayName(
            "V05: a run that has ended is found with its zone, its data errors and what its check found, without ids")
    void findsTheEnd() {
        OpenRun run = timetable().open(timetable().due());
        FlaggedCertifications unconfirmed = new FlaggedCertifications(1, List.of(Examples.certificationId(2)));
        database().runStore().close(run, result(run, new MonitoringResult.Checked(MISSED, unconfirmed)));
        OpenRun unchecked = open(TONIGHT, Workflow.ALL, 1);
        database().runStore().close(unchecked, result(unchecked, new MonitoringResult.NotMade()));
        OpenRun failedCheck = open(TONIGHT, Workflow.ALL, 2);
        database().runStore().close(failedCheck, result(failedCheck, new MonitoringResult.Unavailable()));

        RunDetails details = find(run);

        assertThat(details.record()).isEqualTo(stored(run.runId()));
        assertThat(details.zone()).isEqualTo(Timetable.ZONE);
        assertThat(details.dataErrors()).contains(4L);
        assertThat(details.monitoring())
                .contains(new MonitoringResult.Checked(
                        new FlaggedCertifications(2, List.of()), new FlaggedCertifications(1, List.of())));
        assertThat(find(unchecked).monitoring()).contains(new MonitoringResult.NotMade());
        assertThat(find(failedCheck).monitoring()).contains(new MonitoringResult.Unavailable());
    }

    @Test
    @DisplayName("V06: a run that is under way, or was lost, has neither data errors nor a check")
    void knowsNoEndBeforeIt() {
        OpenRun lost = database().runStore().open(Openings.dryOpening(TONIGHT));
        database().elapse(Openings.LEASE.plusSeconds(1));
        database().runStore().closeAbandonedDryRuns(Openings.STARTED_AT);
        OpenRun underWay = open(TONIGHT, Workflow.ALL, 1);

        assertThat(find(lost).record().status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(List.of(find(lost), find(underWay))).allSatisfy(details -> {
            assertThat(details.dataErrors()).as("data errors").isEmpty();
            assertThat(details.monitoring()).as("check").isEmpty();
        });
    }

    @Test
    @DisplayName("V07: a run is found with its tally, its row of the audit log and its problems")
    void findsWhatBelongsToIt() {
        database().insert(active(1, TONIGHT));
        OpenRun run = job().plan(TONIGHT);
        job().settleDone(job().claim(Channel.AUTO_PAUSE));
        check(run, Openings.STARTED_AT, Optional.of(MISSED));
        database().resolve(run.runId());
        RunProblem problem = new RunProblem(
                Severity.WARN,
                ErrorCode.UNEXPECTED_EXCEPTION,
                "Something went wrong",
                1,
                Openings.STARTED_AT,
                Openings.STARTED_AT,
                Map.of());
        database().runProblems().add(run.runId(), List.of(problem));

        RunDetails details = find(run);

        assertThat(details.tally()).isEqualTo(database().runStore().tally(run.runId()));
        assertThat(history().tally(run.runId())).isEqualTo(details.tally());
        assertThat(details.tally().pauses().paused()).isEqualTo(1);
        assertThat(details.audit())
                .isEqualTo(database().auditLog().find(run.runId()))
                .isPresent();
        assertThat(details.problems()).containsExactly(problem);
        assertThat(find(open(TONIGHT.plusDays(1), Workflow.ALL, 1)).audit()).isEmpty();
    }

    @Test
    @DisplayName(
            "V08: the intents that a run planned are summed up by what has become of them, the largest group first")
    void sumsUpItsIntents() {
        for (int number = 1; number <= 6; number++) {
            database().insert(active(number, TONIGHT));
        }
        database().insert(active(7, TONIGHT.plusDays(7)));
        OpenRun run = job().plan(TONIGHT);
        job().settle(job().claim(Channel.AUTO_PAUSE, TONIGHT, 2), key -> rejected(key, "NO"));
        job().settleDone(job().claim(Channel.AUTO_PAUSE, TONIGHT, 3));
        database().insert(active(8, TONIGHT.plusDays(1)));
        job().plan(TONIGHT.plusDays(1));

        List<IntentGroup> groups = find(run).planned();

        assertThat(groups)
                .containsExactlyInAnyOrder(
                        group(Channel.AUTO_PAUSE, IntentStatus.DONE, Optional.empty(), 3),
                        group(Channel.AUTO_PAUSE, IntentStatus.REJECTED, Optional.of("NO"), 2),
                        group(Channel.AUTO_PAUSE, IntentStatus.PENDING, Optional.empty(), 1),
                        group(Channel.REMINDER, IntentStatus.PENDING, Optional.empty(), 1));
        assertThat(groups).extracting(IntentGroup::count).startsWith(3L, 2L);
    }

    @Test
    @DisplayName("V09: the rejected intents of a run are named in order of keys, 100 at most, and at most 100 groups")
    void namesTheRejected() {
        for (int number = 1; number <= 103; number++) {
            database().insert(active(number, TONIGHT));
        }
        OpenRun run = job().plan(TONIGHT);
        rejectAll(key -> rejected(key, codeOf(key)));
        database().insert(active(200, TONIGHT.plusDays(1)));
        job().plan(TONIGHT.plusDays(1));

        RunDetails details = find(run);

        assertThat(details.rejected()).hasSize(100);
        assertThat(details.rejected())
                .extracting(IntentRecord::key)
                .isSorted()
                .startsWith(pauseKey(1, TONIGHT))
                .endsWith(pauseKey(100, TONIGHT));
        assertThat(details.rejected()).allSatisfy(intent -> {
            assertThat(intent.status()).isEqualTo(IntentStatus.REJECTED);
            assertThat(intent.errorCode()).contains(codeOf(intent.key()));
            assertThat(intent.httpStatus()).hasValue(422);
            assertThat(intent.runId()).isEqualTo(run.runId());
        });
        assertThat(details.planned()).as("groups").hasSize(100);
        assertThat(details.planned().get(0).count()).as("the largest group").isEqualTo(2);
    }

    @Test
    @DisplayName("V10: a run that does not exist is not found")
    void findsNoOther() {
        open(TONIGHT, Workflow.ALL, 0);

        assertThat(history().find(UUID.randomUUID())).isEmpty();
    }

    private RunDetails find(OpenRun run) {
        return history().find(run.runId()).orElseThrow();
    }

    private void rejectAll(Function<IdempotencyKey, Settlement> settlement) {
        ClaimedChunk chunk = job().claim(Channel.AUTO_PAUSE);
        while (!keys(chunk).isEmpty()) {
            job().settle(chunk, settlement);
            chunk = job().claim(Channel.AUTO_PAUSE);
        }
    }

    /** A code of its own for each certification but the first two, which share one. */
    private static String codeOf(IdempotencyKey key) {
        return key.equals(pauseKey(2, TONIGHT))
                ? codeOf(pauseKey(1, TONIGHT))
                : "NO_" + key.value().substring(43, 47);
    }

    private static Settlement rejected(IdempotencyKey key, String code) {
        return new Settlement.Rejected(key, code, OptionalInt.of(422));
    }

    private static IntentGroup group(Channel action, IntentStatus status, Optional<String> code, long count) {
        return new IntentGroup(
                action, status, code, code.isPresent() ? OptionalInt.of(422) : OptionalInt.empty(), count);
    }

    private static RunResult result(OpenRun run, MonitoringResult monitoring) {
        RunResult ended = Openings.ended(run, RunStatus.COMPLETED);
        return new RunResult(
                ended.runId(),
                ended.businessDate(),
                ended.workflow(),
                ended.dryRun(),
                ended.status(),
                ended.reminders(),
                ended.pauses(),
                monitoring,
                4,
                ended.startedAt(),
                ended.elapsed(),
                ended.error());
    }
}
