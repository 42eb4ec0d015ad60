package io.certcron.application.port.out;

import io.certcron.domain.Channel;
import io.certcron.domain.RunStatus;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Workflow;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Figures of the whole job, of all nodes and all time that is kept. What does not occur is left out of the maps.
 *
 * @param runs how many runs there were, dry runs left out
 * @param lastSuccess when the latest run that covers the workflow ended as completed or completed with failures, dry runs
 *     left out
 * @param intents what was counted for intents
 * @param backlog unsettled intents of each channel, held ones left out
 * @param oldestUnsettled when the oldest of those was planned
 * @param heldPauses how many pauses are held
 * @param missedPauses what the check for the latest business date found, the last one if there are several; empty where
 *     none was made yet, or it failed
 * @param unresolvedReports runs that reported missed pauses, and whose report nobody has resolved
 * @param slotsSkipped slots that did not become runs
 * @param orphanedRuns runs under way whose owner's lease has run out, dry runs left out
 */
public record JobFigures(
        Map<RunKind, Long> runs,
        Map<Workflow, Instant> lastSuccess,
        Map<IntentKind, Long> intents,
        Map<Channel, Long> backlog,
        Map<Channel, Instant> oldestUnsettled,
        long heldPauses,
        Optional<Long> missedPauses,
        long unresolvedReports,
        Map<SkipReason, Long> slotsSkipped,
        long orphanedRuns) {

    /** All maps are copied. */
    public JobFigures {
        runs = Map.copyOf(runs);
        lastSuccess = Map.copyOf(lastSuccess);
        intents = Map.copyOf(intents);
        backlog = Map.copyOf(backlog);
        oldestUnsettled = Map.copyOf(oldestUnsettled);
        slotsSkipped = Map.copyOf(slotsSkipped);
    }

    /**
     * Runs that are counted together.
     *
     * @param workflow what they covered
     * @param status how they ended, or that they are under way
     */
    public record RunKind(Workflow workflow, RunStatus status) {}

    /**
     * Intents that are counted together.
     *
     * @param channel which carries them
     * @param outcome what became of them
     */
    public record IntentKind(Channel channel, IntentOutcome outcome) {}

    /** What is counted of intents. */
    public enum IntentOutcome {
        /** Newly planned. */
        PLANNED,
        /** Recorded without being sent, as a more urgent one is due. */
        SUPERSEDED,
        /** The service did it now. */
        DONE,
        /** The service had done it before. */
        DONE_BEFORE,
        /** Renewed, paused by someone else or gone since planning. */
        SKIPPED,
        /** The service said never, or the attempts ran out. */
        REJECTED
    }
}
