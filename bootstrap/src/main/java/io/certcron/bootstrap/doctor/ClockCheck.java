package io.certcron.bootstrap.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** How far this machine's clock is from the database's. */
record ClockCheck(DatabaseQuestions questions, Clock clock) implements DatabaseNeed {

    private static final Duration TOLERATED = Duration.ofSeconds(2);
    private static final String NOW = "SELECT clock_timestamp() AS database_time";

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<Finding> look() throws SQLException {
        return questions.ask(connection -> {
            measure(connection);
            return List.of(finding(measure(connection)));
        });
    }

    /** How far this machine is ahead; a second time more exactly than the first. */
    private Difference measure(Connection connection) throws SQLException {
        Instant before = clock.instant();
        Instant there = questions
                .row(connection, NOW, row -> row.getObject(1, OffsetDateTime.class))
                .toInstant();
        Duration half = Duration.between(before, clock.instant()).dividedBy(2);
        return new Difference(Duration.between(there, before.plus(half)), half);
    }

    private static Finding finding(Difference difference) {
        String text = "This machine's clock is " + difference.inWords() + " the database's.";
        return difference.ahead().abs().minus(difference.uncertainty()).compareTo(TOLERATED) > 0
                ? new Finding.Warning(
                        text, "Have both set their clocks by NTP. Runs go by the database's clock, logs by this one.")
                : new Finding.Ok(text);
    }

    private record Difference(Duration ahead, Duration uncertainty) {

        String inWords() {
            return ahead.abs().toMillis() + " ms (give or take " + uncertainty.toMillis() + " ms) "
                    + (ahead.isNegative() ? "behind" : "ahead of");
        }
    }
}
