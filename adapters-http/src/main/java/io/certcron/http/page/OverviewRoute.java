package io.certcron.http.page;

import io.certcron.http.server.Repeatable;

/** The first page. */
final class OverviewRoute {

    private final Desk desk;

    OverviewRoute(Desk desk) {
        this.desk = desk;
    }

    void addTo(Doorkeeper doors) {
        doors.get(LocalPath.HOME, this::show);
    }

    private void show(Visit visit) {
        visit.show("overview", visit.shell("Last night", ScheduleRoutes.SECTION), desk.overview());
        Repeatable.note(visit.exchange());
    }
}
