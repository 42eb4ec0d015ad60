package io.certcron.http.page;

import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import io.certcron.http.page.view.ScheduleForm;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a schedule as somebody typed it. */
final class ScheduleFormReader {

    static final String NAME = "name";
    static final String EXPRESSION = "cronExpression";
    static final String ZONE = "zone";
    static final String WORKFLOW = "workflow";

    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id ->
                    id.equals("UTC") || (id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/")))
            .sorted()
            .toList();

    private ScheduleFormReader() {}

    static ScheduleForm empty(String zone) {
        return new ScheduleForm("", "", zone, Workflow.ALL.name(), "", Map.of(), ZONES);
    }

    static ScheduleForm of(Schedule schedule) {
        ScheduleSpec spec = schedule.spec();
        return new ScheduleForm(
                spec.name(),
                spec.cronExpression(),
                spec.zone().getId(),
                spec.workflow().name(),
                Long.toString(schedule.version()),
                Map.of(),
                ZONES);
    }

    static ScheduleForm of(Visit visit) {
        return new ScheduleForm(
                visit.form(NAME),
                visit.form(EXPRESSION),
                visit.form(ZONE),
                visit.form(WORKFLOW),
                visit.form("version"),
                Map.of(),
                ZONES);
    }

    /**
     * What the form says.
     *
     * @throws IllegalArgumentException with the field's name in front, if it can't be meant
     */
    static ScheduleSpec spec(ScheduleForm form, boolean enabled, Optional<String> pauseReason) {
        if (!ZONES.contains(form.zone())) {
            throw new IllegalArgumentException(ZONE + ": is no time zone; write UTC or a region, such as Europe/Oslo");
        }
        Workflow workflow = Arrays.stream(Workflow.values())
                .filter(each -> each.name().equals(form.workflow()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(WORKFLOW + ": choose one of the three"));
        return new ScheduleSpec(form.name(), form.expression(), ZoneId.of(form.zone()), workflow, enabled, pauseReason);
    }

    /** The form with the fault beside the field that it is about. */
    static ScheduleForm withFault(ScheduleForm form, IllegalArgumentException fault) {
        String message = fault.getMessage() == null ? "" : fault.getMessage();
        int colon = message.indexOf(": ");
        String field = colon < 0 ? EXPRESSION : message.substring(0, colon);
        return form.with(
                List.of(NAME, ZONE, WORKFLOW).contains(field) ? field : EXPRESSION,
                message.substring(colon < 0 ? 0 : colon + 2));
    }
}
