package io.certcron.bootstrap.doctor;

import io.certcron.scheduler.CronUtilsFireTimes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Whether the stored schedules can be read, and one of them is ever due. */
record SchedulesCheck(DatabaseQuestions questions, Clock clock) implements SchemaNeed {

    private static final String STORED =
            """
            SELECT name, cron_expression, zone, enabled
            FROM <schema>.certification_cron
            ORDER BY name
            """;

    @Override
    public String name() {
        return "schedules";
    }

    @Override
    public List<Finding> look() throws SQLException {
        List<Stored> schedules = questions.ask(this::stored);
        List<Finding> findings = new ArrayList<>();
        schedules.stream().filter(Stored::enabled).forEach(schedule -> lookAt(schedule, findings));
        long enabled = schedules.stream().filter(Stored::enabled).count();
        if (enabled == 0) {
            findings.add(new Finding.Warning(
                    "None is enabled: nothing runs by itself.",
                    "Create one with 'schedules add', unless something else starts 'execute' every night."));
        }
        return findings.isEmpty()
                ? List.of(new Finding.Ok("Enabled: " + enabled + " of " + schedules.size() + "."))
                : findings;
    }

    private void lookAt(Stored schedule, List<Finding> findings) {
        try {
            boolean isEverDue = new CronUtilsFireTimes()
                    .next(schedule.expression, ZoneId.of(schedule.zone), clock.instant())
                    .isPresent();
            if (!isEverDue) {
                findings.add(new Finding.Warning(
                        "'" + schedule.name + "' is never due again.", "Correct it with 'schedules change'."));
            }
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            findings.add(new Finding.Failed(
                    "'" + schedule.name + "' can't be read: its expression or its zone is wrong.",
                    "Correct it with 'schedules change', or delete it with 'schedules delete'."));
        }
    }

    private List<Stored> stored(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(questions.named(STORED));
                ResultSet rows = statement.executeQuery()) {
            List<Stored> schedules = new ArrayList<>();
            while (rows.next()) {
                schedules.add(new Stored(
                        rows.getString("name"),
                        rows.getString("cron_expression"),
                        rows.getString("zone"),
                        rows.getBoolean("enabled")));
            }
            return schedules;
        }
    }

    private record Stored(String name, String expression, String zone, boolean enabled) {}
}
