/** Schedules, as people keep them. */
@NullMarked
package io.certcron.application.schedule;

import org.jspecify.annotations.NullMarked;
