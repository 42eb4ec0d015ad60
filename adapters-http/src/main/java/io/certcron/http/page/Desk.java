package io.certcron.http.page;

import io.certcron.application.operations.Operations;
import io.certcron.application.port.out.JobFigures;
import io.certcron.application.port.out.StorageException;
import io.certcron.http.access.Role;
import io.certcron.http.page.session.Flash;
import io.certcron.http.page.session.Session;
import io.certcron.http.page.session.Sessions;
import io.certcron.http.page.view.AssetLinks;
import io.certcron.http.page.view.OverviewView;
import io.certcron.http.page.view.Shell;
import io.certcron.http.page.view.Times;
import io.certcron.http.page.view.Viewer;
import io.certcron.http.server.Remembered;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** What all parts of the page have in common. */
final class Desk {

    private static final Duration OVERVIEW = Duration.ofMillis(500);
    private static final Duration FIGURES = Duration.ofSeconds(3);

    private final Operations operations;
    private final Sessions sessions;
    private final Clock clock;
    private final ZoneId zone;
    private final AssetLinks assets;
    private final SlotTimes slotTimes;
    private final PageWriter writer = new PageWriter();
    private final Remembered<JobFigures> figures;
    private final Remembered<OverviewView> overview;

    Desk(Operations operations, Sessions sessions, Clock clock, ZoneId zone, AssetLinks assets) {
        this.operations = operations;
        this.sessions = sessions;
        this.clock = clock;
        this.zone = zone;
        this.assets = assets;
        this.slotTimes = new SlotTimes(operations.schedules(), clock);
        this.figures = new Remembered<>(operations.statistics()::read, FIGURES);
        Overview reader = new Overview(operations, slotTimes, clock, zone);
        this.overview = new Remembered<>(() -> reader.read(figures.get()), OVERVIEW);
    }

    Operations operations() {
        return operations;
    }

    Sessions sessions() {
        return sessions;
    }

    Clock clock() {
        return clock;
    }

    Times times() {
        return new Times(zone);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    SlotTimes slotTimes() {
        return slotTimes;
    }

    OverviewView overview() {
        return overview.get();
    }

    /** Somebody has changed something. */
    void forget() {
        figures.forget();
        overview.forget();
    }

    void write(Context exchange, String template, Shell shell, Object view) {
        writer.write(exchange, template, shell, view);
    }

    Shell shell(String title, String section, Optional<Session> session, Optional<Flash> flash) {
        return new Shell(
                title,
                section,
                session.map(Desk::viewer),
                flash.map(Notices::of),
                session.flatMap(any -> inbox()),
                zone.getId(),
                assets,
                0);
    }

    private Optional<Long> inbox() {
        try {
            JobFigures now = figures.get();
            return Optional.of(now.heldPauses() + now.unresolvedReports());
        } catch (StorageException unknown) {
            return Optional.empty();
        }
    }

    private static Viewer viewer(Session session) {
        return new Viewer(
                session.name(),
                session.role().word(),
                session.secret(),
                session.role().allows(Role.OPS_ADMIN),
                session.role().allows(Role.SERVICE_ROLE));
    }
}
