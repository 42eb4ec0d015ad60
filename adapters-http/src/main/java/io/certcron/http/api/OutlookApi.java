package io.certcron.http.api;

import io.certcron.application.operations.Outlook;
import io.certcron.http.access.Role;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** What the next nights will bring: {@code /api/v1/outlook}. */
final class OutlookApi {

    private static final String NIGHTS = "nights";
    private static final int DEFAULT_NIGHTS = 30;

    private final Outlook outlook;
    private final Clock clock;
    private final ZoneId zone;

    OutlookApi(Outlook outlook, Clock clock, ZoneId zone) {
        this.outlook = outlook;
        this.clock = clock;
        this.zone = zone;
    }

    void addTo(RoutesConfig routes, Gate gate) {
        routes.get("/api/v1/outlook", gate.needs(Role.VIEWER, this::show));
    }

    private void show(Exchange exchange) {
        int count = Query.of(exchange.http(), Set.of(NIGHTS)).number(NIGHTS, 1, Outlook.MAX_NIGHTS, DEFAULT_NIGHTS);
        List<Outlook.Night> nights = outlook.nights(LocalDate.ofInstant(clock.instant(), zone), count);
        exchange.answer(new Shown(zone.getId(), nights.stream().map(Night::of).toList()));
    }

    private record Shown(String zone, List<Night> nights) {}

    private record Night(LocalDate businessDate, List<RunView.ThresholdCount> reminders, long pauses) {

        static Night of(Outlook.Night night) {
            return new Night(
                    night.businessDate(), RunView.ThresholdCount.allOf(night.remindersByThreshold()), night.pauses());
        }
    }
}
