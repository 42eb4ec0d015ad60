/** Cron expressions, and the loop that calls back when they are due, by cron-utils. */
@NullMarked
package io.certcron.scheduler;

import org.jspecify.annotations.NullMarked;
