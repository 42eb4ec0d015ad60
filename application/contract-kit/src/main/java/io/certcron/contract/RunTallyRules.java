package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.NightJob.keys;
import static io.certcron.contract.Openings.LEASE;
import static io.certcron.contract.Openings.takeover;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.DispatchScope;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunTally;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The run store's rules R35 to R37: what has been counted for a run. */
abstract class RunTallyRules extends RunHandoverRules {

    private static final RunTally NOTHING = new RunTally(ReminderTally.NONE, PauseTally.NONE);

    @Test
    @DisplayName("R35: the tally sums what all owners planned: reminders by threshold, superseded ones, and pauses")
    void sumsWhatOwnersPlanned() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, TONIGHT.plusDays(7)));
        job().plan(TONIGHT.minusDays(7));
        OpenRun first = job().open(TONIGHT);
        job().planPages(first, false);
        database().elapse(LEASE.plusSeconds(1));
        OpenRun second = runs().takeOver(takeover(first)).orElseThrow();
        database().insert(active(3, TONIGHT));
        database().insert(active(4, TONIGHT.plusDays(30)));
        job().planPages(second, true);

        RunTally tally = runs().tally(first.runId());

        assertThat(positive(tally.reminders().plannedByThreshold())).isEqualTo(Map.of(7, 1L, 30, 1L));
        assertThat(tally.reminders().superseded()).as("superseded").isEqualTo(1);
        assertThat(tally.pauses()).isEqualTo(new PauseTally(2, 0, 0, 0, 0, 0));
    }

    @Test
    @DisplayName("R36: the tally sums what all workers settled, by channel and by how it ended")
    void sumsWhatWorkersSettled() {
        for (int number = 1; number <= 7; number++) {
            database().insert(active(number, TONIGHT));
            database().insert(active(10 + number, TONIGHT.plusDays(7)));
        }
        OpenRun run = job().plan(TONIGHT);
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();

        settleNext(run, Channel.AUTO_PAUSE, first, 2, key -> new Settlement.Done(key, false));
        settleNext(run, Channel.AUTO_PAUSE, first, 1, key -> new Settlement.Done(key, false));
        settleNext(run, Channel.AUTO_PAUSE, second, 1, key -> new Settlement.Done(key, false));
        settleNext(run, Channel.AUTO_PAUSE, second, 1, key -> new Settlement.Done(key, true));
        settleNext(run, Channel.AUTO_PAUSE, first, 2, RunTallyRules::rejected);
        settleNext(run, Channel.REMINDER, first, 3, key -> new Settlement.Done(key, true));
        settleNext(run, Channel.REMINDER, second, 1, key -> new Settlement.Done(key, false));
        settleNext(run, Channel.REMINDER, second, 3, RunTallyRules::rejected);

        RunTally tally = runs().tally(run.runId());
        assertThat(tally.pauses()).isEqualTo(new PauseTally(7, 0, 4, 1, 0, 2));
        assertThat(tally.reminders()).isEqualTo(new ReminderTally(Map.of(7, 7L), 0, 1, 3, 0, 3));
    }

    @Test
    @DisplayName("R37: each run has a tally of its own; one that does not exist has counted nothing")
    void keepsTalliesApart() {
        database().insert(active(1, TONIGHT));
        OpenRun run = job().plan(TONIGHT);
        OpenRun other = job().open(TONIGHT.plusDays(1));

        assertThat(runs().tally(run.runId()).pauses().planned()).isEqualTo(1);
        assertThat(runs().tally(other.runId())).isEqualTo(NOTHING);
        assertThat(runs().tally(UUID.randomUUID())).isEqualTo(NOTHING);
    }

    private void settleNext(
            OpenRun run, Channel channel, UUID worker, int mentors, Function<IdempotencyKey, Settlement> settlement) {
        DispatchScope scope = new DispatchScope(run.runId(), channel, TONIGHT);
        ClaimedChunk chunk = job().claim(scope, worker, mentors);
        assertThat(keys(chunk)).as("claimed").hasSize(mentors);
        job().settle(chunk, settlement);
    }

    private static Map<Integer, Long> positive(Map<Integer, Long> counts) {
        return counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Settlement rejected(IdempotencyKey key) {
        return new Settlement.Rejected(key, "NO", OptionalInt.of(422));
    }
}
