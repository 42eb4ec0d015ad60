package io.certcron.http.page;

import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.AuditLog.Filter;
import io.certcron.application.port.out.RunProblem;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Schedule;
import io.certcron.domain.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A world in which something of everything has happened. */
final class BusyNights {

    /** Somewhere in a page, it would begin a tag, end an attribute, or run. */
    static final String EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(1)> ' javascript:alert(1)";

    final PageWorld world = PageWorld.holdingPauses();
    final Schedule schedule;
    final Schedule paused;
    final UUID runId;
    final UUID held;
    final UUID reminded;
    final UUID missed;

    private BusyNights(String name, String note) {
        schedule = world.schedule(name);
        paused = pauseOf(world.schedule("paused " + name), note);
        held = world.certification(1, 0);
        reminded = world.certification(2, 7);
        missed = world.certification(3, -40);
        world.certification(4, 14);
        world.certification(5, 5);
        world.run(PageWorld.TODAY.minusDays(3));
        world.operations.audit().resolve(reports(), note, PageWorld.SOMEBODY);
        runId = world.run(PageWorld.TODAY).runId();
        world.dryRun(PageWorld.TODAY);
        world.database
                .runProblems()
                .add(
                        runId,
                        List.of(new RunProblem(
                                Severity.WARN,
                                ErrorCode.SERVICE_TIMEOUT,
                                note,
                                3,
                                Instant.parse("2026-11-21T12:00:00Z"),
                                Instant.parse("2026-11-21T12:00:09Z"),
                                Map.of("body", note, "http_status", 503))));
    }

    static BusyNights begin() {
        return new BusyNights("nightly", "seen to");
    }

    static BusyNights evil() {
        return new BusyNights(EVIL, EVIL);
    }

    /** All pages, with something to see on each. */
    List<String> pages() {
        return List.of(
                "/",
                "/schedules/" + schedule.cronId(),
                "/schedules/" + paused.cronId(),
                "/runs",
                "/runs?status=COMPLETED_WITH_FAILURES&workflow=ALL&dry_runs=yes",
                "/runs/" + runId,
                "/inbox",
                "/certifications",
                "/certifications?id=none",
                "/certifications/" + held,
                "/certifications/" + reminded,
                "/certifications/" + missed,
                "/certifications/" + UUID.randomUUID(),
                "/outlook",
                "/journal",
                "/runs/" + UUID.randomUUID(),
                "/nowhere");
    }

    private List<UUID> reports() {
        return world.operations.audit().list(new Filter(true, true), Optional.empty(), 10).stream()
                .map(AuditRecord::entry)
                .map(entry -> entry.runId())
                .toList();
    }

    private Schedule pauseOf(Schedule made, String reason) {
        world.schedules.replace(
                made.cronId(), made.version(), made.spec().paused(Optional.of(reason)), PageWorld.SOMEBODY);
        return world.schedules.find(made.cronId()).orElseThrow();
    }
}
