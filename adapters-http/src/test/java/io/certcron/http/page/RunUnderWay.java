package io.certcron.http.page;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOpening;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A run that somebody has opened, and that goes on. */
final class RunUnderWay {

    private final UUID runId = UUID.randomUUID();
    private final PageWorld world;
    private final OpenRun run;

    RunUnderWay(PageWorld world) {
        this.world = world;
        this.run = world.database
                .runStore()
                .open(new RunOpening(
                        runId,
                        PageWorld.TODAY,
                        PageWorld.OSLO,
                        Workflow.ALL,
                        false,
                        "policy",
                        UUID.randomUUID(),
                        Duration.ofMinutes(1),
                        world.clock.instant()));
    }

    /** Plans the pauses of the night in one go, and holds them. */
    void holdPauses() {
        PlanningWindow night = PlanningWindow.ofOneNight(PageWorld.TODAY);
        world.database.planner(ExpiryPolicy.STANDARD).planPauses(run, night, Optional.empty(), Integer.MAX_VALUE, true);
    }

    UUID runId() {
        return runId;
    }
}
