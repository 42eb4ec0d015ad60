package io.certcron.bootstrap.doctor;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/** Whether the database knows the configured zone, and has the same changes of its clocks as this machine. */
record ZoneCheck(DatabaseQuestions questions, ZoneId zone, Clock clock) implements DatabaseNeed {

    private static final String OFFSETS =
            """
            SELECT array_agg(
                CAST(EXTRACT(EPOCH FROM (moment AT TIME ZONE ?) AT TIME ZONE 'UTC') - EXTRACT(EPOCH FROM moment) AS integer)
                ORDER BY place) AS offsets
            FROM (
                SELECT to_timestamp(seconds) AS moment, place
                FROM unnest(?) WITH ORDINALITY AS epoch (seconds, place)) AS moments
            """;

    private static final String UNKNOWN_ZONE = "22023";
    private static final int MONTHS = 24;
    private static final int TRANSITIONS = 6;

    @Override
    public String name() {
        return "zone";
    }

    @Override
    public List<Finding> look() throws SQLException {
        List<Instant> moments = moments();
        try {
            return List.of(finding(moments, offsetsInDatabase(moments)));
        } catch (SQLException refused) {
            if (!UNKNOWN_ZONE.equals(refused.getSQLState())) {
                throw refused;
            }
            return List.of(new Finding.Failed(
                    "The database does not know the zone " + zone + ".",
                    "Update the time zone data of its server, or correct the setting zone."));
        }
    }

    /** Two years ahead, with the seconds before and at each change of the clocks. */
    private List<Instant> moments() {
        Instant now = clock.instant();
        List<Instant> moments = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            moments.add(now.plus(Duration.ofDays(30L * month)));
        }
        ZoneOffsetTransition transition = zone.getRules().nextTransition(now);
        for (int count = 0; transition != null && count < TRANSITIONS; count++) {
            moments.add(transition.getInstant().minusSeconds(1));
            moments.add(transition.getInstant());
            transition = zone.getRules().nextTransition(transition.getInstant());
        }
        return moments;
    }

    private Integer[] offsetsInDatabase(List<Instant> moments) throws SQLException {
        return questions.ask(connection -> {
            Array seconds = connection.createArrayOf(
                    "bigint", moments.stream().map(Instant::getEpochSecond).toArray());
            return questions.row(
                    connection, OFFSETS, row -> (Integer[]) row.getArray(1).getArray(), zone.getId(), seconds);
        });
    }

    private Finding finding(List<Instant> moments, Integer[] there) {
        for (int index = 0; index < there.length; index++) {
            Instant moment = moments.get(index);
            if (zone.getRules().getOffset(moment).getTotalSeconds() != there[index]) {
                return new Finding.Warning(
                        "This machine and the database disagree on the time in " + zone + " at " + moment + ".",
                        "Update the time zone data of the older one: of the JDK, or of the database's server.");
            }
        }
        return new Finding.Ok("This machine and the database agree on the time in " + zone + ".");
    }
}
