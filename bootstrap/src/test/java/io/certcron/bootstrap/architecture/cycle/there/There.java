package io.certcron.bootstrap.architecture.cycle.there;

import io.certcron.bootstrap.architecture.cycle.here.Here;

/** The other half of a cycle. */
public record There(Here here) {}
