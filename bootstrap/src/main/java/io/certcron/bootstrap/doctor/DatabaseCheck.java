package io.certcron.bootstrap.doctor;

import io.certcron.persistence.DatabaseSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Whether the database answers. */
final class DatabaseCheck implements Check {

    static final String NAME = "database";

    private static final int OLDEST_VERSION = 13;
    private static final int PER_MAJOR = 10_000;

    private static final String VERSION =
            """
            SELECT CAST(current_setting('server_version_num') AS integer) AS version_number
            """;

    private final DatabaseSettings settings;
    private final DatabaseQuestions questions;

    DatabaseCheck(DatabaseSettings settings, DatabaseQuestions questions) {
        this.settings = settings;
        this.questions = questions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        String place = ConnectionTrouble.placeOf(settings);
        long start = System.nanoTime();
        try {
            int major = questions.row(VERSION, row -> row.getInt("version_number")) / PER_MAJOR;
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            return List.of(ofVersion(major, place + " answers, in " + millis + " ms: PostgreSQL " + major + "."));
        } catch (SQLException failure) {
            return List.of(ConnectionTrouble.finding(failure, settings));
        }
    }

    static Finding ofVersion(int major, String text) {
        return major >= OLDEST_VERSION
                ? new Finding.Ok(text)
                : new Finding.Failed(text, "Upgrade the server to PostgreSQL " + OLDEST_VERSION + " or newer.");
    }
}
