/** The daemon's server: API, operations page, metrics and health checks. */
@NullMarked
package io.certcron.bootstrap.surface;

import org.jspecify.annotations.NullMarked;
