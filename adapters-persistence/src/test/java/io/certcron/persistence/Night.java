package io.certcron.persistence;

import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.DispatchScope;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.RunOpening;
import io.certcron.domain.Channel;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Opens runs and plans, as the job does at night. */
final class Night {

    static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final String POLICY = "reminders at 30,14,7";

    private Night() {}

    /** A run of everything tonight, under the usual policy. */
    static RunOpening opening() {
        return opening(POLICY);
    }

    static RunOpening opening(String policyFingerprint) {
        return new RunOpening(
                UUID.randomUUID(),
                TONIGHT,
                ZoneOffset.UTC,
                Workflow.ALL,
                false,
                policyFingerprint,
                UUID.randomUUID(),
                LEASE,
                PostgresContractDatabase.NOW);
    }

    /** Mentors of the channel, to be sent for the run by a worker of its own. */
    static ClaimRequest claim(OpenRun run, Channel channel, int mentors) {
        return new ClaimRequest(
                new DispatchScope(run.runId(), channel, TONIGHT),
                UUID.randomUUID(),
                mentors,
                Duration.ofMinutes(10),
                12,
                Redelivery.ALWAYS);
    }

    /** Plans whatever is due, pauses first. */
    static List<PlannedPage> plan(IntentPlanner planner, OpenRun run, PlanningWindow window, int pageSize) {
        List<PlannedPage> pages = new ArrayList<>();
        pages.addAll(allPages(Optional.empty(), after -> planner.planPauses(run, window, after, pageSize, false)));
        pages.addAll(allPages(Optional.empty(), after -> planner.planReminders(run, window, after, pageSize)));
        return pages;
    }

    /** The pages of one channel, from the cursor on. */
    static List<PlannedPage> allPages(
            Optional<PlanCursor> start, Function<Optional<PlanCursor>, Optional<PlannedPage>> planPage) {
        List<PlannedPage> pages = new ArrayList<>();
        Optional<PlanCursor> after = start;
        do {
            pages.add(planPage.apply(after).orElseThrow());
            after = pages.get(pages.size() - 1).next();
        } while (after.isPresent());
        return pages;
    }
}
