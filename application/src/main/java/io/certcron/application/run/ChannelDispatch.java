package io.certcron.application.run;

/** One channel of a run in one process: what its workers share, and where they get their chunks from. */
record ChannelDispatch(ChannelRun run, ChunkSupply supply) {}
