/** Cron expressions, by cron-utils, and what ticks. */
@NullMarked
package io.certcron.scheduler;

import org.jspecify.annotations.NullMarked;
