package io.certcron.bootstrap.architecture.cycle.here;

import io.certcron.bootstrap.architecture.cycle.there.There;

/** One half of a cycle, to show that the rule can fail. */
public record Here(There there) {}
