package io.certcron.scheduler.trespass;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/** Asks for every clock, zone and locale that nobody passed in, to show that each of those rules can fail. */
public final class ClockTrespasser {

    @SuppressWarnings({"JavaTimeDefaultTimeZone", "TimeInStaticInitializer"}) // what the rules are there to forbid
    List<Object> everythingByDefault() {
        return List.of(
                LocalDate.now(),
                LocalDateTime.now(),
                ZonedDateTime.now(),
                Clock.systemDefaultZone(),
                ZoneId.systemDefault(),
                Locale.getDefault(),
                System.currentTimeMillis());
    }
}
