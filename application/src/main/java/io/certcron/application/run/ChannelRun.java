package io.certcron.application.run;

import io.certcron.application.port.out.DispatchScope;

/** What the workers of one channel share, in one process and for one run. */
record ChannelRun(DispatchScope scope, ChannelState state, ChannelEvents events, RunTimes times, Deadline deadline) {}
