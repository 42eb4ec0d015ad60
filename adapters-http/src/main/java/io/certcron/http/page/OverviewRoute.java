package io.certcron.http.page;

import io.certcron.http.page.view.OverviewView;
import io.certcron.http.page.view.Shell;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The first page. A session that asks again and again gets it as it was filled in, until it is read anew. */
final class OverviewRoute {

    private static final int MAX_SESSIONS = 32;

    private final Desk desk;
    private final Map<Shell, Filled> filled = new ConcurrentHashMap<>();

    OverviewRoute(Desk desk) {
        this.desk = desk;
    }

    void addTo(Doorkeeper doors) {
        doors.get(LocalPath.HOME, this::show);
    }

    private void show(Visit visit) {
        Shell shell = visit.shell("Last night", ScheduleRoutes.SECTION);
        OverviewView view = desk.overview();
        Filled known = filled.get(shell);
        if (known == null || !known.isOf(view)) {
            known = new Filled(view, desk.fillIn("overview", shell, view));
            remember(shell, known);
        }
        desk.send(visit.exchange(), known.html());
    }

    private void remember(Shell shell, Filled page) {
        if (filled.size() >= MAX_SESSIONS) {
            filled.clear();
        }
        filled.put(shell, page);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Filled(OverviewView view, byte[] html) {

        /** One that was read anew gets new request keys, even where it says the same. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(OverviewView other) {
            return view == other;
        }
    }
}
