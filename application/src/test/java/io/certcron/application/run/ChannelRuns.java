package io.certcron.application.run;

import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.DispatchScope;
import io.certcron.domain.Channel;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Channels of a run that nothing has happened to yet, and that has no deadline. */
final class ChannelRuns {

    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);

    private ChannelRuns() {}

    static ChannelRun of(Channel channel, TestClock clock) {
        return new ChannelRun(
                new DispatchScope(UUID.randomUUID(), channel, TONIGHT),
                new ChannelState(clock, DispatchSettings.STANDARD.giveUpAfter()),
                new ChannelEvents(channel, new EventLog()),
                new RunTimes(),
                new Deadline(clock, Optional.empty(), () -> false));
    }
}
