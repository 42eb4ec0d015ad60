package io.certcron.http.page;

import io.certcron.application.port.out.ScheduleChange;
import io.certcron.application.schedule.Schedules;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.http.access.Role;
import io.certcron.http.page.session.Deed;
import io.certcron.http.page.session.Flash;
import io.certcron.http.page.view.ScheduleForm;
import java.util.Optional;

/** What people do to schedules: create, change, pause, resume, delete. */
final class ScheduleChanges {

    private static final String OF_ONE = "/schedules/{id}";
    private static final String NAME_TAKEN = "another schedule has this name";

    private final Schedules schedules;
    private final ScheduleRoutes pages;

    ScheduleChanges(Desk desk, ScheduleRoutes pages) {
        this.schedules = desk.operations().schedules();
        this.pages = pages;
    }

    void addTo(Doorkeeper doors) {
        doors.post("/schedules", Role.SERVICE_ROLE, this::create);
        doors.post(OF_ONE, Role.OPS_ADMIN, this::change);
        doors.post(OF_ONE + "/pause", Role.OPS_ADMIN, this::pause);
        doors.post(OF_ONE + "/resume", Role.OPS_ADMIN, this::resume);
        doors.post(OF_ONE + "/delete", Role.SERVICE_ROLE, this::delete);
    }

    private void create(Visit visit) {
        ScheduleForm form = ScheduleFormReader.of(visit);
        try {
            ScheduleSpec spec = ScheduleFormReader.spec(form, true, Optional.empty());
            ScheduleChange change = schedules.create(spec, visit.operator());
            if (change instanceof ScheduleChange.Stored stored) {
                visit.goTo(pathOf(stored.schedule()), Flash.of(Deed.SCHEDULE_CREATED));
            } else {
                pages.showNewAgain(visit, form.with(ScheduleFormReader.NAME, NAME_TAKEN));
            }
        } catch (IllegalArgumentException fault) {
            pages.showNewAgain(visit, ScheduleFormReader.withFault(form, fault));
        }
    }

    private void change(Visit visit) {
        Schedule schedule = pages.find(visit);
        ScheduleForm form = ScheduleFormReader.of(visit);
        try {
            ScheduleSpec spec = ScheduleFormReader.spec(
                    form, schedule.spec().enabled(), schedule.spec().pauseReason());
            ScheduleChange change = schedules.replace(schedule.cronId(), versionOf(visit), spec, visit.operator());
            if (change instanceof ScheduleChange.NameTaken) {
                pages.showAgain(visit, schedule, form.with(ScheduleFormReader.NAME, NAME_TAKEN));
            } else {
                tell(visit, change, Deed.SCHEDULE_CHANGED, pathOf(schedule));
            }
        } catch (IllegalArgumentException fault) {
            pages.showAgain(visit, schedule, ScheduleFormReader.withFault(form, fault));
        }
    }

    private void pause(Visit visit) {
        Schedule schedule = pages.find(visit);
        Optional<String> reason = Optional.of(visit.form("reason")).filter(text -> !text.isEmpty());
        if (reason.filter(text -> text.length() > ScheduleSpec.MAX_REASON).isPresent()) {
            visit.goTo(pathOf(schedule), Flash.of(Deed.REASON_TOO_LONG));
            return;
        }
        replace(visit, schedule, schedule.spec().paused(reason), Deed.SCHEDULE_PAUSED);
    }

    private void resume(Visit visit) {
        Schedule schedule = pages.find(visit);
        replace(visit, schedule, schedule.spec().resumed(), Deed.SCHEDULE_RESUMED);
    }

    private void replace(Visit visit, Schedule schedule, ScheduleSpec spec, Deed deed) {
        try {
            ScheduleChange change = schedules.replace(schedule.cronId(), versionOf(visit), spec, visit.operator());
            tell(visit, change, deed, backOr(visit, pathOf(schedule)));
        } catch (IllegalArgumentException neverDue) {
            visit.goTo(pathOf(schedule), Flash.of(Deed.SCHEDULE_NEVER_DUE));
        }
    }

    private void delete(Visit visit) {
        Schedule schedule = pages.find(visit);
        ScheduleChange change = schedules.delete(schedule.cronId(), versionOf(visit), visit.operator());
        tell(visit, change, Deed.SCHEDULE_DELETED, pathOf(schedule));
    }

    private static void tell(Visit visit, ScheduleChange change, Deed done, String path) {
        if (change instanceof ScheduleChange.NotFound) {
            visit.goTo(LocalPath.HOME, Flash.of(Deed.SCHEDULE_GONE));
        } else if (change instanceof ScheduleChange.Deleted) {
            visit.goTo(LocalPath.HOME, Flash.of(done));
        } else {
            visit.goTo(path, Flash.of(change instanceof ScheduleChange.Stored ? done : Deed.SCHEDULE_OUTDATED));
        }
    }

    /** One that can't be read is nobody's version. */
    private static long versionOf(Visit visit) {
        try {
            return Long.parseLong(visit.form("version"));
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private static String backOr(Visit visit, String path) {
        return visit.form("back").equals(LocalPath.HOME) ? LocalPath.HOME : path;
    }

    private static String pathOf(Schedule schedule) {
        return "/schedules/" + schedule.cronId();
    }
}
