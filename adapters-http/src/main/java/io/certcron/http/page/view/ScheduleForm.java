package io.certcron.http.page.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A schedule as somebody types it.
 *
 * @param name its name
 * @param expression its cron expression
 * @param zone its zone
 * @param workflow its workflow
 * @param version the version that is changed; empty for a new one
 * @param faults what is wrong with a field, by its name
 * @param zones zones to choose from
 */
public record ScheduleForm(
        String name,
        String expression,
        String zone,
        String workflow,
        String version,
        Map<String, String> faults,
        List<String> zones) {

    /** The same with what is wrong. */
    public ScheduleForm with(String field, String fault) {
        return new ScheduleForm(name, expression, zone, workflow, version, Map.of(field, fault), zones);
    }

    /** What is wrong with a field. */
    public Optional<String> fault(String field) {
        return Optional.ofNullable(faults.get(field));
    }
}
