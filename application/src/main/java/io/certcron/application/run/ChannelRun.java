package io.certcron.application.run;

import io.certcron.application.port.out.OpenRun;
import io.certcron.domain.Channel;

/** What the workers of one channel share during one run. */
record ChannelRun(
        OpenRun open,
        Channel channel,
        ChannelState state,
        ChannelTally tally,
        ChannelEvents events,
        Deadline deadline) {}
