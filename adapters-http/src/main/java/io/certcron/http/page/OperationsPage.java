package io.certcron.http.page;

import io.certcron.application.operations.Operations;
import io.certcron.http.access.Authentication;
import io.certcron.http.page.session.Session;
import io.certcron.http.page.session.Sessions;
import io.certcron.http.page.view.MessageView;
import io.certcron.http.page.view.Shell;
import io.certcron.http.server.Problem;
import io.certcron.http.server.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The operations page: everything of the operations surface that people look at. Thread-safe. */
public final class OperationsPage implements Routes {

    /** What programs ask for: they get problem documents. */
    private static final List<String> NOT_OURS = List.of("/api", "/health", "/metrics", "/openapi.yaml");

    private final Desk desk;
    private final Assets assets = new Assets();
    private final Authentication authentication;

    /**
     * @param operations what it shows and does
     * @param authentication knows who may sign in
     * @param clock the time
     * @param zone the zone of all times that belong to no schedule
     * @param settings how people reach it
     */
    public OperationsPage(
            Operations operations, Authentication authentication, Clock clock, ZoneId zone, PageSettings settings) {
        Sessions sessions = new Sessions(settings.sessionKey(), settings.sessionDuration(), settings.secure(), clock);
        this.desk = new Desk(operations, sessions, clock, zone, assets.links());
        this.authentication = authentication;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        Doorkeeper doors = new Doorkeeper(desk, routes);
        assets.addTo(routes);
        new SignInRoutes(desk, authentication).addTo(routes, doors);
        new OverviewRoute(desk).addTo(doors);
        ScheduleRoutes schedules = new ScheduleRoutes(desk);
        schedules.addTo(doors);
        new ScheduleChanges(desk, schedules).addTo(doors);
        new RunOnDemandRoutes(desk).addTo(doors);
        new RunRoutes(desk).addTo(doors);
        new InboxRoutes(desk).addTo(doors);
        new HeldRoutes(desk).addTo(doors);
        new CertificationRoutes(desk).addTo(doors);
        new OutlookRoutes(desk).addTo(doors);
        new DueCsvRoute(desk).addTo(doors);
        new JournalRoutes(desk).addTo(doors);
    }

    @Override
    public void changed() {
        desk.forget();
    }

    @Override
    public boolean show(Problem problem, Context exchange) {
        String path = exchange.path();
        if (NOT_OURS.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"))) {
            return false;
        }
        Optional<Session> session = desk.sessions().of(exchange);
        Shell shell = desk.shell(problem.title(), "", session, Optional.empty());
        MessageView view = new MessageView(
                problem.title(), problem.detail(), problem.code().name());
        desk.write(exchange, "message", shell, view);
        return true;
    }
}
