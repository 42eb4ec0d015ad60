package io.certcron.bootstrap.embedding;

import io.certcron.contract.RecordingManagementService;
import io.certcron.contract.RecordingReminderService;
import io.certcron.contract.ScriptedService;
import io.certcron.contract.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** A night on a platform, whose services are in memory, and pause in its database. */
final class Night {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final Instant TWO_IN_THE_MORNING = Instant.parse("2026-11-21T02:00:00Z");
    static final ZoneId UTC = ZoneId.of("UTC");

    private final MentorPlatform platform;
    private final RecordingReminderService reminders = new RecordingReminderService();
    private final RecordingManagementService management;

    Night(MentorPlatform platform) {
        this.platform = platform;
        this.management = new RecordingManagementService(
                new ScriptedService(item -> platform.pause(item.certificationId(), item.expiryDate())));
    }

    /** All that is needed: the runtime user's data source, both services, the zone; and the time. */
    CertificationCronBuilder builder() {
        return CertificationCron.builder()
                .dataSource(platform.dataSource(MentorPlatform.RUNTIME))
                .reminderService(reminders)
                .managementService(management)
                .zone(UTC)
                .clock(new SettableClock(TWO_IN_THE_MORNING));
    }

    RecordingReminderService reminders() {
        return reminders;
    }

    RecordingManagementService management() {
        return management;
    }

    /** The keys that the services have acted on, in order. */
    List<String> effects() {
        return Stream.of(reminders.farSide(), management.farSide())
                .flatMap(service -> service.effects().stream())
                .map(Object::toString)
                .sorted()
                .toList();
    }
}
