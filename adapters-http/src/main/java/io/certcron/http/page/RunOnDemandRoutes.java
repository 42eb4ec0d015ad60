package io.certcron.http.page;

import io.certcron.application.node.RunsOnDemand;
import io.certcron.application.node.RunsOnDemand.Request;
import io.certcron.application.port.out.RunRequested;
import io.certcron.http.access.Role;
import io.certcron.http.page.session.Deed;
import io.certcron.http.page.session.Flash;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The button that has a run made at once. */
final class RunOnDemandRoutes {

    private final RunsOnDemand runs;

    RunOnDemandRoutes(Desk desk) {
        this.runs = desk.operations().runsOnDemand();
    }

    void addTo(Doorkeeper doors) {
        doors.post("/schedules/{id}/execute", Role.OPS_ADMIN, this::execute);
    }

    private void execute(Visit visit) {
        UUID cronId = visit.pathId("id");
        try {
            tell(visit, cronId, runs.request(requestOf(visit, cronId), visit.operator()));
        } catch (IllegalArgumentException | DateTimeException fault) {
            visit.goTo("/schedules/" + cronId, Flash.of(Deed.RUN_REFUSED));
        }
    }

    private static Request requestOf(Visit visit, UUID cronId) {
        return new Request(
                cronId,
                Optional.of(visit.form("business_date"))
                        .filter(text -> !text.isEmpty())
                        .map(LocalDate::parse),
                visit.form("dry_run").equals("yes"),
                Optional.of(visit.form("request_key")).filter(key -> !key.isEmpty()));
    }

    private static void tell(Visit visit, UUID cronId, RunRequested outcome) {
        if (outcome instanceof RunRequested.Opened opened) {
            visit.goTo("/runs/" + opened.run().runId(), Flash.of(Deed.RUN_STARTED));
        } else if (outcome instanceof RunRequested.OpenedBefore before) {
            visit.goTo("/runs/" + before.runId(), Flash.of(Deed.RUN_STARTED_BEFORE));
        } else if (outcome instanceof RunRequested.KeyUsedOtherwise) {
            visit.goTo("/schedules/" + cronId, Flash.of(Deed.RUN_KEY_REUSED));
        } else {
            visit.goTo(LocalPath.HOME, Flash.of(Deed.SCHEDULE_GONE));
        }
    }
}
